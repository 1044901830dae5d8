import { z } from 'zod'
import { accountSchema, certificateSchema, publicKeySchema } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { SigningKey } from '../../shared/signing/scheme.ts'
import { type Host, HostError } from '../host/host.ts'
import { type Bytes, bytesText, fromBase64, textBytes, toBase64 } from './bytes.ts'
import { exportDataKey, importDataKey, passwordIterations, passwordKey, seal, unseal } from './crypto.ts'
import { schemes } from './signing.ts'

const enrolledSchema = z.object({
  account: accountSchema,
  certificate: certificateSchema,
  salt: z.string(),
  iterations: z.number().int().min(passwordIterations),
  /** The data key under the password's key, inside the machine's keystore where that is real. */
  dataKey: z.object({ backend: z.string(), bytes: z.string() }),
  signingKey: z.object({ backend: z.string(), bytes: z.string() }),
  failures: z.number().int(),
  lockedUntil: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
})
export type Enrolled = z.infer<typeof enrolledSchema>

const keyringSchema = z.object({
  format: z.literal(1),
  deviceId: z.string(),
  station: z.object({
    address: z.string(),
    name: z.string(),
    /** The station's key, pinned at enrolment: certificates and pages have to be signed by it. */
    certificateKey: publicKeySchema,
    recoveryKey: z.string(),
  }),
  /** The data key wrapped to the station's recovery key: a forgotten password loses nothing. */
  escrow: z.string(),
  accounts: z.array(enrolledSchema),
})
export type Keyring = z.infer<typeof keyringSchema>

export async function readKeyring(host: Host): Promise<Keyring | null> {
  const bytes = await host.keyring.read()
  return bytes ? keyringSchema.parse(JSON.parse(bytesText(bytes))) : null
}

export async function writeKeyring(host: Host, keyring: Keyring): Promise<void> {
  await host.keyring.write(textBytes(JSON.stringify(keyring)))
}

const triesAllowed = 5
const lockMilliseconds = 15 * 60_000

async function wrap(host: Host, key: CryptoKey, label: string, bytes: Uint8Array) {
  const guarded = await host.keyring.protect(await seal(key, label, bytes))
  return { backend: guarded.backend, bytes: toBase64(guarded.bytes) }
}

async function unwrap(
  host: Host,
  key: CryptoKey,
  label: string,
  wrapped: { backend: string; bytes: string },
): Promise<Bytes> {
  const sealed = await host.keyring.unprotect(wrapped.backend, fromBase64(wrapped.bytes))
  return unseal(key, label, sealed)
}

/** Wraps data key and signing key for one account under its password. */
export async function wrapForAccount(
  host: Host,
  password: string,
  dataKey: CryptoKey,
  signingKey: Uint8Array,
): Promise<Pick<Enrolled, 'salt' | 'iterations' | 'dataKey' | 'signingKey'>> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const key = await passwordKey(password, salt, passwordIterations)
  return {
    salt: toBase64(salt),
    iterations: passwordIterations,
    dataKey: await wrap(host, key, 'suijian.data-key', await exportDataKey(dataKey)),
    signingKey: await wrap(host, key, 'suijian.signing-key', signingKey),
  }
}

/** Refuses while an account is locked on this laptop after too many wrong passwords. */
function checkNotLocked(enrolled: Enrolled, now: number): void {
  if (enrolled.lockedUntil && Date.parse(enrolled.lockedUntil) > now)
    throw new ProblemError('unlock.locked', { until: clock(enrolled.lockedUntil) })
}

function clock(timestamp: string): string {
  return new Date(timestamp).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
}

/** The unlocked keys of one account, or null when the password is wrong. */
export async function openKeys(
  host: Host,
  enrolled: Enrolled,
  password: string,
): Promise<{ dataKey: CryptoKey; signingKey: SigningKey } | null> {
  const key = await passwordKey(password, fromBase64(enrolled.salt), enrolled.iterations)
  let rawDataKey: Bytes
  let rawSigningKey: Bytes
  try {
    rawDataKey = await unwrap(host, key, 'suijian.data-key', enrolled.dataKey)
    rawSigningKey = await unwrap(host, key, 'suijian.signing-key', enrolled.signingKey)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null
    throw error
  }
  const scheme = schemes.of(enrolled.certificate.publicKey)
  return { dataKey: await importDataKey(rawDataKey), signingKey: await scheme.open(rawSigningKey) }
}

/** On a full disk a note of tries is left out: the records can still be read. */
async function writeNote(host: Host, keyring: Keyring): Promise<void> {
  await writeKeyring(host, keyring).catch((error: unknown) => {
    if (!(error instanceof HostError && error.code === 'disk-full')) throw error
  })
}

/**
 * Opens the keys of one account as `openKeys` does. The try counts before the password is checked, so that ending the
 * app in between saves none; `noteSuccess` takes it back. A failure of the machine is no try.
 */
export async function tryKeys(
  host: Host,
  keyring: Keyring,
  enrolled: Enrolled,
  password: string,
  now: number,
): ReturnType<typeof openKeys> {
  checkNotLocked(enrolled, now)
  const { failures, lockedUntil } = enrolled
  enrolled.failures += 1
  if (enrolled.failures >= triesAllowed) {
    enrolled.failures = 0
    enrolled.lockedUntil = new Date(now + lockMilliseconds).toISOString()
  }
  await writeNote(host, keyring)
  try {
    return await openKeys(host, enrolled, password)
  } catch (error) {
    Object.assign(enrolled, { failures, lockedUntil })
    await writeNote(host, keyring)
    throw error
  }
}

/** What is said of a wrong password, which `tryKeys` has counted: how many tries are left. */
export function wrongPassword(enrolled: Enrolled, now: number): ProblemError {
  const { lockedUntil, failures } = enrolled
  return lockedUntil && Date.parse(lockedUntil) > now
    ? new ProblemError('unlock.locked', { until: clock(lockedUntil) })
    : new ProblemError('unlock.wrong-password', { left: triesAllowed - failures })
}

/**
 * Notes a right password; `opened` says that the store was unlocked with it, not only a signing key. On a full disk the
 * note is left out: the records can still be read.
 */
export async function noteSuccess(
  host: Host,
  keyring: Keyring,
  enrolled: Enrolled,
  now: number,
  opened: boolean,
): Promise<void> {
  enrolled.failures = 0
  enrolled.lockedUntil = null
  if (opened) enrolled.lastUsedAt = new Date(now).toISOString()
  await writeNote(host, keyring)
}
