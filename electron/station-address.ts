import { readFile } from 'node:fs/promises'
import { replaceFile } from './durable-files.ts'
import { writeFailure } from './machine-error.ts'

/**
 * The station's address: given at start (`--station=…`, then SUIJIAN_STATION), else remembered, else null.
 * Whatever is no http(s) address is passed over.
 */
export async function readStationAddress(
  file: string,
  argument: string,
  environment: string | undefined,
): Promise<string | null> {
  const remembered = await readFile(file, 'utf8')
    .then((text) => (JSON.parse(text) as { address?: unknown }).address)
    .catch(() => null)
  for (const candidate of [argument, environment, remembered]) {
    if (typeof candidate === 'string' && /^https?:\/\/[^/]/.test(candidate)) return candidate
  }
  return null
}

/** Remembers the address for the next start. */
export async function rememberStationAddress(file: string, address: string): Promise<void> {
  try {
    await replaceFile(file, new TextEncoder().encode(`${JSON.stringify({ address })}\n`))
  } catch (error) {
    throw writeFailure('监管所服务器地址', error)
  }
}
