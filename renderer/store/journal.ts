import { chainStart, entryHash, type JournalEntry } from '../../shared/domain/journal-entry.ts'
import type { SegmentContent } from '../../shared/journal/retention.ts'
import type { Host } from '../host/host.ts'
import { type Bytes, concatBytes, plain } from './bytes.ts'
import { sealJson, unsealJson } from './crypto.ts'

const format = 1
/** Of a record that says how far the journal was pruned. */
const checkpointFormat = 2
const prefixLength = 5

/** Head of the device's chain. */
export interface ChainHead {
  sequence: number
  hash: string
}

export const emptyChain: ChainHead = { sequence: 0, hash: chainStart }

/**
 * One sealed entry as the host stores it: format (1 byte), sequence (4 bytes, big-endian), then IV and ciphertext. The
 * sequence stays in clear, so that a start reads only the entries that it needs.
 */
export async function sealEntry(key: CryptoKey, entry: JournalEntry): Promise<Bytes> {
  return concatBytes(prefix(format, entry.sequence), await sealJson(key, journalLabel(entry.sequence), entry))
}

/** The last entry that was pruned, as the host stores it: what stays known of the chain up to there. */
export async function sealCheckpoint(key: CryptoKey, { sequence, hash }: ChainHead): Promise<Bytes> {
  return concatBytes(
    prefix(checkpointFormat, sequence),
    await sealJson(key, checkpointLabel(sequence), { sequence, hash }),
  )
}

/** Whether bytes of the journal are such a record, and no entry. */
export function isCheckpoint(bytes: Uint8Array): boolean {
  return bytes[0] === checkpointFormat
}

function prefix(kind: number, sequence: number): Bytes {
  const bytes = new Uint8Array(prefixLength)
  bytes[0] = kind
  new DataView(bytes.buffer).setUint32(1, sequence)
  return bytes
}

function journalLabel(sequence: number): string {
  return `suijian.journal.${format}.${sequence}`
}

function checkpointLabel(sequence: number): string {
  return `suijian.journal.checkpoint.${sequence}`
}

function sequenceOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(1)
}

/** Opens one entry by itself, whatever stands before it. @throws Error when it was altered */
export async function openEntry(key: CryptoKey, bytes: Bytes): Promise<JournalEntry> {
  if (bytes[0] !== format) throw new Error(`journal: unknown entry format ${bytes[0]}`)
  const sequence = sequenceOf(bytes)
  return unsealJson<JournalEntry>(key, journalLabel(sequence), bytes.subarray(prefixLength))
}

export interface JournalReading {
  /** Entries behind the place from which was read, in order. */
  entries: JournalEntry[]
  /** Of the whole journal. */
  head: ChainHead
  /** Where the pruned part ends. */
  checkpoint: ChainHead
  segments: SegmentContent[]
  tornBytes: number
  damagedBytes: number
  /** Sequences that should stand in the journal and don't: the disk, or somebody, has taken them away. */
  missing: number[]
  /** Sequences whose entry can't be opened, or does not continue the chain: somebody has changed it. */
  altered: number[]
}

/**
 * Reads the entries after a sequence and checks that they hang together. What can't be read costs only itself and is
 * named. An entry may stand in the journal twice, and behind later ones: lost ones are written again at the end.
 * @param after what the database has; entries up to there are looked for, but not opened
 * @param pruned how far the database knows the journal to be pruned
 */
export async function readJournal(
  host: Host,
  key: CryptoKey,
  after: ChainHead,
  pruned: ChainHead = emptyChain,
): Promise<JournalReading> {
  const { entries: stored, segments: parts, tornBytes, damagedBytes } = await host.journal.readAll()
  const found = new Map<number, Bytes[]>()
  const segments: SegmentContent[] = []
  let checkpoint = pruned
  let at = 0
  for (const part of parts) {
    const sequences: number[] = []
    for (const raw of stored.slice(at, at + part.entries)) {
      const bytes = plain(raw)
      if (bytes[0] === format) {
        const sequence = sequenceOf(bytes)
        sequences.push(sequence)
        found.set(sequence, [...(found.get(sequence) ?? []), bytes])
      } else if (isCheckpoint(bytes) && sequenceOf(bytes) > checkpoint.sequence)
        checkpoint = (await openCheckpoint(key, bytes)) ?? checkpoint
    }
    segments.push({ segment: part.segment, sequences })
    at += part.entries
  }
  const last = [...found.keys()].reduce((highest, sequence) => Math.max(highest, sequence), after.sequence)
  const missing: number[] = []
  for (let sequence = checkpoint.sequence + 1; sequence <= last; sequence++)
    if (!found.has(sequence)) missing.push(sequence)
  const start = after.sequence >= checkpoint.sequence ? after : checkpoint
  const opened = await openChain(key, found, start, last)
  return { ...opened, checkpoint, segments, tornBytes, damagedBytes, missing }
}

async function openChain(
  key: CryptoKey,
  found: ReadonlyMap<number, readonly Bytes[]>,
  start: ChainHead,
  last: number,
) {
  const entries: JournalEntry[] = []
  const altered: number[] = []
  let head = start
  for (let sequence = start.sequence + 1; sequence <= last; sequence++) {
    const copies = found.get(sequence)
    if (!copies) continue
    const entry = await openCopy(key, copies, sequence, head)
    if (entry) {
      entries.push(entry)
      head = { sequence, hash: entry.hash }
    } else altered.push(sequence)
  }
  return { entries, altered, head }
}

/** The copy of an entry that continues the chain; null when none does. Behind a gap that link can't be checked. */
async function openCopy(key: CryptoKey, copies: readonly Bytes[], sequence: number, head: ChainHead) {
  for (const bytes of copies) {
    const entry = await openEntry(key, bytes).catch(() => null)
    if (entry?.sequence !== sequence || entryHash(entry) !== entry.hash) continue
    if (head.sequence + 1 < sequence || entry.previousHash === head.hash) return entry
  }
  return null
}

async function openCheckpoint(key: CryptoKey, bytes: Bytes): Promise<ChainHead | null> {
  const label = checkpointLabel(sequenceOf(bytes))
  return unsealJson<ChainHead>(key, label, bytes.subarray(prefixLength)).catch(() => null)
}
