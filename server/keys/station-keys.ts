import { constants, createPrivateKey, privateDecrypt, webcrypto } from 'node:crypto'
import type { PublicKey } from '../../shared/protocol/http.ts'
import { toJson } from '../store/codec.ts'
import { type Database, write } from '../store/database.ts'

/** Keys of the station, made once at set-up. */
export interface StationKeys {
  /** Public half of the key that certificates are signed with. */
  certificateKey: PublicKey
  /** Base64 SPKI of the RSA-OAEP (SHA-256) key that device data keys are escrowed to. */
  recoveryKey: string
  /** Signs a text with the certificate key: base64 of the raw ECDSA P-256 / SHA-256 signature. */
  sign(text: string): Promise<string>
  /** Opens an escrow. @throws Error when it was not made for this station */
  openEscrow(escrow: string): Buffer
}

interface StoredKeys {
  /** Base64 PKCS #8. */
  certificate: string
  certificateKey: PublicKey
  recovery: string
  recoveryKey: string
}

const signing = { name: 'ECDSA', namedCurve: 'P-256' } as const
const recovery = {
  name: 'RSA-OAEP',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
} as const
const { subtle } = webcrypto

/** The station's keys; made and stored at the first call. Instances on one PostgreSQL share them. */
export async function stationKeys(database: Database): Promise<StationKeys> {
  const stored = (await storedKeys(database)) ?? (await storeKeys(database, await makeKeys()))
  const key = await subtle.importKey('pkcs8', Buffer.from(stored.certificate, 'base64'), signing, false, [
    'sign',
  ])
  const recoveryPrivate = createPrivateKey({
    key: Buffer.from(stored.recovery, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  return {
    certificateKey: stored.certificateKey,
    recoveryKey: stored.recoveryKey,
    sign: async (text) => {
      const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(text, 'utf8'))
      return Buffer.from(signature).toString('base64')
    },
    openEscrow: (escrow) =>
      privateDecrypt(
        { key: recoveryPrivate, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
        Buffer.from(escrow, 'base64'),
      ),
  }
}

async function storedKeys(database: Database): Promise<StoredKeys | undefined> {
  const row = await database.selectFrom('meta').select('value').where('key', '=', 'keys').executeTakeFirst()
  return row?.value as StoredKeys | undefined
}

/** Stores keys unless another instance was faster; returns those that are stored. */
async function storeKeys(database: Database, made: StoredKeys): Promise<StoredKeys> {
  await write(database, (transaction) =>
    transaction
      .insertInto('meta')
      .values({ key: 'keys', value: toJson(made) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute(),
  )
  return (await storedKeys(database))!
}

async function makeKeys(): Promise<StoredKeys> {
  const certificate = await subtle.generateKey(signing, true, ['sign', 'verify'])
  const escrow = await subtle.generateKey(recovery, true, ['encrypt', 'decrypt'])
  const base64 = async (format: 'pkcs8' | 'spki', key: webcrypto.CryptoKey) =>
    Buffer.from(await subtle.exportKey(format, key)).toString('base64')
  const { x, y } = await subtle.exportKey('jwk', certificate.publicKey)
  return {
    certificate: await base64('pkcs8', certificate.privateKey),
    certificateKey: { kty: 'EC', crv: 'P-256', x: x!, y: y! },
    recovery: await base64('pkcs8', escrow.privateKey),
    recoveryKey: await base64('spki', escrow.publicKey),
  }
}
