import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { isIP } from 'node:net'
import { bits, element, identifier, integer, octets, sequence, set, time, truth, utf8 } from './der.ts'

/** A certificate with its private key, both PEM. */
export interface KeyPair {
  certificate: string
  key: string
}

const oid = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  alternativeNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKey: '2.5.29.35',
  extendedUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
} as const
const dayMilliseconds = 86_400_000
/** Browsers take no server certificate that lasts longer. */
const serverDays = 397
const authorityDays = 3650

/**
 * Makes the station's own certificate authority (ECDSA P-256, ten years). It can sign server certificates only: its
 * path ends with them.
 */
export function makeAuthority(name: string, now: Date): KeyPair {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const own = distinguishedName(name)
  const certificate = certify({
    subject: own,
    issuer: own,
    publicKey: keys.publicKey,
    signer: keys.privateKey,
    from: now,
    days: authorityDays,
    extensions: [
      extension(oid.basicConstraints, true, sequence(truth, integer(Buffer.from([0])))),
      // keyCertSign and cRLSign.
      extension(oid.keyUsage, true, bits(Buffer.from([0b0000_0110]), 1)),
      extension(oid.subjectKey, false, octets(keyId(keys.publicKey))),
    ],
  })
  return { certificate, key: pemOf(keys.privateKey) }
}

/**
 * Makes a server certificate (397 days) under an authority of `makeAuthority`.
 * @param hosts names and IP addresses that the station is reached by; the first is its common name
 */
export function makeServerCertificate(
  authority: { name: string; key: KeyObject },
  hosts: readonly [string, ...string[]],
  now: Date,
): KeyPair {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = certify({
    subject: distinguishedName(hosts[0]),
    issuer: distinguishedName(authority.name),
    publicKey: keys.publicKey,
    signer: authority.key,
    from: now,
    days: serverDays,
    extensions: [
      extension(oid.basicConstraints, true, sequence()),
      // digitalSignature.
      extension(oid.keyUsage, true, bits(Buffer.from([0b1000_0000]), 7)),
      extension(oid.extendedUsage, false, sequence(identifier(oid.serverAuthentication))),
      extension(oid.alternativeNames, false, sequence(...hosts.map(alternativeName))),
      extension(oid.subjectKey, false, octets(keyId(keys.publicKey))),
      extension(oid.authorityKey, false, sequence(element(0x80, keyId(createPublicKey(authority.key))))),
    ],
  })
  return { certificate, key: pemOf(keys.privateKey) }
}

function certify(made: {
  subject: Buffer
  issuer: Buffer
  publicKey: KeyObject
  signer: KeyObject
  from: Date
  days: number
  extensions: readonly Buffer[]
}): string {
  const algorithm = sequence(identifier(oid.ecdsaWithSha256))
  // A laptop's clock may be behind the station's.
  const from = new Date(made.from.getTime() - dayMilliseconds)
  const until = new Date(from.getTime() + made.days * dayMilliseconds)
  const body = sequence(
    element(0xa0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    algorithm,
    made.issuer,
    sequence(time(from), time(until)),
    made.subject,
    made.publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...made.extensions)),
  )
  const der = sequence(body, algorithm, bits(sign('sha256', body, made.signer)))
  const lines = der.toString('base64').match(/.{1,64}/g)!
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function extension(id: string, critical: boolean, value: Uint8Array): Buffer {
  return sequence(identifier(id), ...(critical ? [truth] : []), octets(value))
}

function distinguishedName(commonName: string): Buffer {
  return sequence(set(sequence(identifier(oid.commonName), utf8(commonName))))
}

function alternativeName(host: string): Buffer {
  const version = isIP(host)
  if (version === 0) return element(0x82, Buffer.from(host))
  return element(0x87, version === 4 ? Buffer.from(host.split('.').map(Number)) : ipv6(host))
}

function ipv6(address: string): Buffer {
  const [head = '', tail = ''] = address.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const gap = 8 - groups(head).length - groups(tail).length
  const all = address.includes('::')
    ? [...groups(head), ...Array<string>(gap).fill('0'), ...groups(tail)]
    : groups(head)
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}
