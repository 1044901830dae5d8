import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../domain/canonical.ts'
import type { PublicKey } from '../protocol/http.ts'
import { base64ToBytes, bytesToBase64 } from './base64.ts'
import type { SigningScheme } from './scheme.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Usage = 'sign' | 'verify'
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const
const digest = { name: 'ECDSA', hash: 'SHA-256' } as const

/** The part of Web Cryptography that this scheme needs; every host has it. */
export interface SubtleCryptography<Key> {
  generateKey(
    given: typeof algorithm,
    extractable: boolean,
    usages: Usage[],
  ): Promise<{ privateKey: Key; publicKey: Key }>
  exportKey(format: 'pkcs8' | 'jwk', key: Key): Promise<unknown>
  importKey(
    format: 'pkcs8',
    bytes: Bytes,
    given: typeof algorithm,
    extractable: boolean,
    usages: Usage[],
  ): Promise<Key>
  importKey(
    format: 'jwk',
    key: PublicKey,
    given: typeof algorithm,
    extractable: boolean,
    usages: Usage[],
  ): Promise<Key>
  sign(given: typeof digest, key: Key, bytes: Bytes): Promise<ArrayBuffer>
  verify(given: typeof digest, key: Key, signature: Bytes, bytes: Bytes): Promise<boolean>
}

/**
 * ECDSA on P-256 with SHA-256, done by the host. An opened private key is a non-extractable key of the host: its bytes
 * can't be read out by any script.
 */
export function ecdsaP256<Key>(subtle: SubtleCryptography<Key>): SigningScheme {
  const publicKeyOf = ({ x, y }: PublicKey) =>
    subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, algorithm, false, ['verify'])
  return {
    id: 'ECDSA-P256-SHA256',
    curve: 'P-256',
    async generate() {
      const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify'])
      const { x, y } = (await subtle.exportKey('jwk', pair.publicKey)) as PublicKey
      const secret = new Uint8Array((await subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer)
      return { secret, publicKey: { kty: 'EC', crv: 'P-256', x, y } }
    },
    async open(secret) {
      const key = await subtle.importKey('pkcs8', Uint8Array.from(secret), algorithm, false, ['sign'])
      return {
        scheme: 'ECDSA-P256-SHA256',
        sign: async (text) =>
          bytesToBase64(new Uint8Array(await subtle.sign(digest, key, Uint8Array.from(utf8ToBytes(text))))),
      }
    },
    async verify(publicKey, signature, text) {
      try {
        const key = await publicKeyOf(publicKey)
        return await subtle.verify(digest, key, base64ToBytes(signature), Uint8Array.from(utf8ToBytes(text)))
      } catch {
        return false
      }
    },
    isKey: (publicKey) =>
      publicKeyOf(publicKey).then(
        () => publicKey.crv === 'P-256',
        () => false,
      ),
    hash: sha256Hex,
  }
}
