import { constants, createPrivateKey, privateDecrypt, webcrypto } from 'node:crypto'
import type { KeyEndorsement, PublicKey } from '../../shared/protocol/http.ts'
import type { SchemeId } from '../../shared/signing/scheme.ts'
import { endorsementText, schemeOfCurve } from '../../shared/signing/schemes.ts'
import { toJson } from '../store/codec.ts'
import { type Database, write } from '../store/database.ts'
import { schemes } from './signatures.ts'

/** A key that the station signs with. */
export interface StationKey {
  publicKey: PublicKey
  /** Base64 of the raw signature over a text. */
  sign(text: string): Promise<string>
}

/** Keys of the station; each is made once, when it is needed first. */
export interface StationKeys {
  /** Public half of the key made at set-up (ECDSA P-256). */
  certificateKey: PublicKey
  /** Base64 SPKI of the RSA-OAEP (SHA-256) key that device data keys are escrowed to. */
  recoveryKey: string
  /** Signs a text with the key made at set-up. */
  sign(text: string): Promise<string>
  /** The station's key of a scheme. */
  of(scheme: SchemeId): Promise<StationKey>
  /** What the station's other key says for one of its keys; undefined when there is no other. */
  endorsement(publicKey: PublicKey): Promise<KeyEndorsement | undefined>
  /**
   * Opens what was wrapped to the recovery key: an escrow, or with its label the key of a rescue package.
   * @throws Error when it was not made for this station, or for something else
   */
  openEscrow(escrow: string, label?: string): Buffer
}

interface StoredKeys {
  /** Base64 PKCS #8. */
  certificate: string
  certificateKey: PublicKey
  recovery: string
  recoveryKey: string
}

interface StoredSigningKey {
  /** Base64 of the scheme's own form. */
  secret: string
  publicKey: PublicKey
}

const recovery = {
  name: 'RSA-OAEP',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const
const { subtle } = webcrypto
const firstScheme: SchemeId = 'ECDSA-P256-SHA256'
const furtherName = (scheme: SchemeId) => `keys.${scheme}`

/** The station's keys; made and stored at the first call. Instances on one PostgreSQL share them. */
export async function stationKeys(database: Database): Promise<StationKeys> {
  const stored =
    (await storedValue<StoredKeys>(database, 'keys')) ??
    (await storeValue(database, 'keys', await makeKeys()))
  const first = await opened({ secret: stored.certificate, publicKey: stored.certificateKey })
  const recoveryPrivate = createPrivateKey({
    key: Buffer.from(stored.recovery, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  const further = new Map<SchemeId, Promise<StationKey>>()
  const of = (scheme: SchemeId): Promise<StationKey> => {
    if (scheme === firstScheme) return Promise.resolve(first)
    const known = further.get(scheme)
    if (known) return known
    const made = furtherKey(database, scheme)
    further.set(scheme, made)
    made.catch(() => further.delete(scheme))
    return made
  }
  return {
    certificateKey: first.publicKey,
    recoveryKey: stored.recoveryKey,
    sign: first.sign,
    of,
    endorsement: async (publicKey) => {
      const other: SchemeId = publicKey.crv === 'SM2' ? firstScheme : 'SM2-SM3'
      if (other !== firstScheme && !(await storedValue(database, furtherName(other)))) return undefined
      const by = await of(other)
      return { by: by.publicKey, signature: await by.sign(endorsementText(publicKey)) }
    },
    openEscrow: (escrow, label) =>
      privateDecrypt(
        {
          key: recoveryPrivate,
          padding: constants.RSA_PKCS1_OAEP_PADDING,
          oaepHash: 'sha256',
          ...(label === undefined ? {} : { oaepLabel: Buffer.from(label) }),
        },
        Buffer.from(escrow, 'base64'),
      ),
  }
}

async function opened({ secret, publicKey }: StoredSigningKey): Promise<StationKey> {
  const key = await schemes.byId(schemeOfCurve(publicKey.crv)).open(Buffer.from(secret, 'base64'))
  return { publicKey, sign: (text) => key.sign(text) }
}

async function furtherKey(database: Database, scheme: SchemeId): Promise<StationKey> {
  const name = furtherName(scheme)
  const stored = await storedValue<StoredSigningKey>(database, name)
  if (stored) return opened(stored)
  const { secret, publicKey } = await schemes.byId(scheme).generate()
  return opened(
    await storeValue(database, name, { secret: Buffer.from(secret).toString('base64'), publicKey }),
  )
}

async function storedValue<T>(database: Database, name: string): Promise<T | undefined> {
  const row = await database.selectFrom('meta').select('value').where('key', '=', name).executeTakeFirst()
  return row?.value as T | undefined
}

/** Stores keys unless another instance was faster; returns those that are stored. */
async function storeValue<T>(database: Database, name: string, made: T): Promise<T> {
  await write(database, (transaction) =>
    transaction
      .insertInto('meta')
      .values({ key: name, value: toJson(made) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute(),
  )
  return (await storedValue<T>(database, name))!
}

async function makeKeys(): Promise<StoredKeys> {
  const { secret, publicKey } = await schemes.byId(firstScheme).generate()
  const escrow = await subtle.generateKey(recovery, true, ['encrypt', 'decrypt'])
  const base64 = async (format: 'pkcs8' | 'spki', key: webcrypto.CryptoKey) =>
    Buffer.from(await subtle.exportKey(format, key)).toString('base64')
  return {
    certificate: Buffer.from(secret).toString('base64'),
    certificateKey: publicKey,
    recovery: await base64('pkcs8', escrow.privateKey),
    recoveryKey: await base64('spki', escrow.publicKey),
  }
}
