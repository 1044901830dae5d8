import { readFile } from 'node:fs/promises'
import { replaceFile } from './durable-files.ts'
import { writeFailure } from './machine-error.ts'

/** What `station.json` remembers. */
interface Remembered {
  address?: unknown
  /** SHA-256 fingerprint of the station's certificate authority, 64 hex digits. */
  authority?: unknown
}

/**
 * The station's address: given at start (`--station=…`, then SUIJIAN_STATION), else remembered, else null.
 * Whatever is no http(s) address is passed over.
 */
export async function readStationAddress(
  file: string,
  argument: string,
  environment: string | undefined,
): Promise<string | null> {
  for (const candidate of [argument, environment, (await readAll(file)).address]) {
    if (typeof candidate === 'string' && /^https?:\/\/[^/]/.test(candidate)) return candidate
  }
  return null
}

/** Remembers the address for the next start. */
export function rememberStationAddress(file: string, address: string): Promise<void> {
  return remember(file, { address })
}

/** The authority that the officer confirmed, or null. A remembered one that can't be read counts as one that nobody has. */
export async function readStationAuthority(file: string): Promise<string | null> {
  const { authority } = await readAll(file)
  if (authority === undefined) return null
  return typeof authority === 'string' && /^[0-9a-f]{64}$/.test(authority) ? authority : 'unreadable'
}

/** Remembers the authority: from now on no other one counts. */
export function rememberStationAuthority(file: string, authority: string): Promise<void> {
  return remember(file, { authority })
}

async function readAll(file: string): Promise<Remembered> {
  const value: unknown = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => null)
  return typeof value === 'object' && value !== null ? value : {}
}

async function remember(file: string, change: Remembered): Promise<void> {
  try {
    const whole = { ...(await readAll(file)), ...change }
    await replaceFile(file, new TextEncoder().encode(`${JSON.stringify(whole)}\n`))
  } catch (error) {
    throw writeFailure('监管所服务器地址', error)
  }
}
