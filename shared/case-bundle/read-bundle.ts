import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { strFromU8 } from 'fflate'
import type { z } from 'zod'
import { canonical } from '../domain/canonical.ts'
import { largestEvidenceBytes } from '../protocol/http.ts'
import type { ByteSource } from './byte-source.ts'
import type { Findings } from './faults.ts'
import { fileMember, type TextMember, textMembers } from './format.ts'
import { readDirectory, readEntry, type ZipEntry, ZipRefusal } from './zip-reader.ts'

/** Text members are kept in memory; files are only hashed. */
const largestText = 128 * 1024 * 1024

/** What a bundle holds: texts whole, files by size and hash. */
export interface ReadBundle {
  texts: ReadonlyMap<string, string>
  /** Of every member that was read, by name. */
  sums: ReadonlyMap<string, { size: number; sha256: string }>
}

/**
 * Reads every member once. Only names that a case bundle has are opened; others are found as `member.unexpected`.
 * @param onProgress share of the bytes that were read, 0 to 1
 * @returns undefined when it is no ZIP that may be read; the cause is among the findings then
 */
export async function readBundle(
  source: ByteSource,
  found: Findings,
  onProgress?: (share: number) => void,
): Promise<ReadBundle | undefined> {
  const texts = new Map<string, string>()
  const sums = new Map<string, { size: number; sha256: string }>()
  try {
    const entries = await readDirectory(source)
    const total = entries.reduce((sum, { size }) => sum + size, 1)
    let done = 0
    for (const entry of entries) {
      const isText = (textMembers as readonly string[]).includes(entry.name)
      if (!isText && !fileMember.test(entry.name)) {
        found.add('member.unexpected', { name: entry.name })
        continue
      }
      checkSize(entry, isText)
      const hash = sha256.create()
      const pieces: Uint8Array[] = []
      for await (const bytes of readEntry(source, entry)) {
        hash.update(bytes)
        if (isText) pieces.push(bytes)
        done += bytes.length
        onProgress?.(done / total)
      }
      sums.set(entry.name, { size: entry.size, sha256: bytesToHex(hash.digest()) })
      if (isText) texts.set(entry.name, strFromU8(joined(pieces, entry.size)))
    }
    return { texts, sums }
  } catch (error) {
    if (!(error instanceof ZipRefusal)) throw error
    found.add('bundle.unreadable', { detail: error.message })
    return undefined
  }
}

function checkSize({ name, method, size }: ZipEntry, isText: boolean): void {
  if (isText && size > largestText) throw new ZipRefusal(`“${name}”过大`)
  // Photographs and PDFs are never packed again: whatever is would be made to swell.
  if (!isText && method !== 0) throw new ZipRefusal(`“${name}”不应当是压缩的`)
  if (!isText && size > largestEvidenceBytes) throw new ZipRefusal(`“${name}”过大`)
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** A JSON member in its shape; undefined, with a finding, when it is missing, no canonical JSON, or of another shape. */
export function jsonMember<T>(
  { texts }: ReadBundle,
  name: TextMember,
  schema: z.ZodType<T>,
  found: Findings,
): T | undefined {
  const text = texts.get(name)
  if (text === undefined) {
    found.add('member.missing', { name })
    return undefined
  }
  return readJson(text, schema, (detail) => found.add('member.unreadable', { name, detail }))
}

/** The lines of a member in their shape; those that can't be read are found and left out. */
export function jsonLines<T>(
  { texts }: ReadBundle,
  name: TextMember,
  schema: z.ZodType<T>,
  found: Findings,
): T[] {
  const text = texts.get(name)
  if (text === undefined) {
    found.add('member.missing', { name })
    return []
  }
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  return lines.flatMap((line, index) => {
    const value = readJson(line, schema, (detail) =>
      found.add('member.unreadable', { name, line: `第 ${index + 1} 行`, detail }),
    )
    return value === undefined ? [] : [value]
  })
}

function readJson<T>(text: string, schema: z.ZodType<T>, refuse: (detail: string) => void): T | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
    if (canonical(value) !== text) return void refuse('不是规范形式的 JSON')
  } catch {
    return void refuse('不是完整的 JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  return void refuse(`“${issue?.path.join('.') ?? ''}”不合格式`)
}
