import { type Bytes, bytesText, concatBytes, fromBase64, plain, textBytes, toBase64, toHex } from './bytes.ts'

const ivLength = 12

/** Iterations of PBKDF2-SHA-256 for passwords; never fewer than 600,000. */
export const passwordIterations = 600_000

/** Makes the random data key of a device (AES-256-GCM). Extractable, so that it can be wrapped for each account. */
export function makeDataKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
}

export function importDataKey(raw: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', plain(raw), 'AES-GCM', true, ['encrypt', 'decrypt'])
}

export async function exportDataKey(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key))
}

/**
 * Encrypts with a fresh IV: IV (12 bytes) followed by the ciphertext with its tag.
 * @param label authenticated, not encrypted: binds the bytes to their place, so that they can't be swapped
 */
export async function seal(key: CryptoKey, label: string, bytes: Uint8Array): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: textBytes(label) },
    key,
    plain(bytes),
  )
  return concatBytes(iv, new Uint8Array(sealed))
}

/** Opens what `seal` made. @throws OperationError when key, label or bytes are not the ones sealed */
export async function unseal(key: CryptoKey, label: string, sealed: Uint8Array): Promise<Bytes> {
  const bytes = plain(sealed)
  return new Uint8Array(
    await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.subarray(0, ivLength), additionalData: textBytes(label) },
      key,
      bytes.subarray(ivLength),
    ),
  )
}

export async function sealJson(key: CryptoKey, label: string, value: unknown): Promise<Bytes> {
  return seal(key, label, textBytes(JSON.stringify(value)))
}

export async function unsealJson<T>(key: CryptoKey, label: string, sealed: Uint8Array): Promise<T> {
  return JSON.parse(bytesText(await unseal(key, label, sealed))) as T
}

/** Key-encryption key of a password (PBKDF2-SHA-256). */
export async function passwordKey(
  password: string,
  salt: Uint8Array,
  iterations: number,
): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey(
    'raw',
    textBytes(password.normalize('NFC')),
    'PBKDF2',
    false,
    ['deriveKey'],
  )
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: plain(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/**
 * Wraps a key to the station's recovery key (RSA-OAEP, SHA-256); base64.
 * @param label what it is, where it is not the data key
 */
export async function escrowDataKey(
  dataKey: CryptoKey,
  recoveryKey: string,
  label?: string,
): Promise<string> {
  const key = await crypto.subtle.importKey(
    'spki',
    fromBase64(recoveryKey),
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    false,
    ['encrypt'],
  )
  const given = { name: 'RSA-OAEP', ...(label === undefined ? {} : { label: textBytes(label) }) }
  return toBase64(new Uint8Array(await crypto.subtle.encrypt(given, key, await exportDataKey(dataKey))))
}

/**
 * Name of an evidence file: looks random, but follows from the data key and the evidence id, so that the files can be
 * found again when the database was rebuilt.
 */
export async function evidenceFileName(dataKey: CryptoKey, evidenceId: string): Promise<string> {
  const material = await crypto.subtle.importKey('raw', await exportDataKey(dataKey), 'HKDF', false, [
    'deriveKey',
  ])
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: textBytes('suijian.evidence-name') },
    material,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  )
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, textBytes(evidenceId)))).slice(0, 32)
}
