import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Data that JSON can hold. `undefined` members of objects are left out, as in JSON. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/**
 * The canonical form of RFC 8785 (JCS): members sorted by UTF-16 code units, ECMAScript numbers and strings.
 * @throws TypeError for values that JSON has no form for (NaN, Infinity, a lone surrogate)
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical: a number must be finite')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('canonical: a string holds a lone surrogate')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry ?? null)).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value as Record<string, unknown>)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${canonical(key)}:${canonical(member)}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`canonical: no JSON form for ${typeof value}`)
}

/** SHA-256 of the UTF-8 bytes of a text, or of bytes, in lower-case hexadecimal. */
export function sha256Hex(input: string | Uint8Array): string {
  return bytesToHex(sha256(typeof input === 'string' ? utf8ToBytes(input) : input))
}

/** SHA-256 of the canonical form. */
export function canonicalHash(value: unknown): string {
  return sha256Hex(canonical(value))
}
