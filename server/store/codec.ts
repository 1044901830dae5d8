import { types as pgliteTypes } from '@electric-sql/pglite'
import { types as pgTypes } from 'pg'

/**
 * The one place where values cross between the database and the station, so that PGlite and pg give the same types:
 * bigint as number, timestamps as ISO strings in UTC, dates as ISO dates, JSON as values.
 */

const int8 = 20
const date = 1082
const timestamptz = 1184

function toNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`codec: ${text} is not a safe integer`)
  return value
}

/** `2026-08-12 10:41:07.5+08` → `2026-08-12T02:41:07.500Z`. */
function toTimestamp(text: string): string {
  const iso = text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')
  return new Date(iso).toISOString()
}

const decoders: Record<number, (text: string) => unknown> = {
  [int8]: toNumber,
  [date]: (text) => text,
  [timestamptz]: toTimestamp,
}

/** Type parsers of a pg connection. */
export const pgDecoders = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    decoders[oid] ?? pgTypes.getTypeParser(oid, format as 'text')) as typeof pgTypes.getTypeParser,
}

/** Parsers of a PGlite instance; it reads JSON on its own, as pg does. */
export const pgliteDecoders = {
  ...decoders,
  [pgliteTypes.JSON]: (text: string) => JSON.parse(text) as unknown,
}

/** A value as a parameter of a json column: text, which both drivers pass on unchanged. */
export function toJson(value: unknown): string {
  return JSON.stringify(value)
}
