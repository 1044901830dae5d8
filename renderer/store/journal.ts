import { chainStart, entryHash, type JournalEntry } from '../../shared/domain/journal-entry.ts'
import type { Host } from '../host/host.ts'
import { type Bytes, concatBytes, plain } from './bytes.ts'
import { sealJson, unsealJson } from './crypto.ts'

const format = 1
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
  const prefix = new Uint8Array(prefixLength)
  prefix[0] = format
  new DataView(prefix.buffer).setUint32(1, entry.sequence)
  return concatBytes(prefix, await sealJson(key, journalLabel(entry.sequence), entry))
}

function journalLabel(sequence: number): string {
  return `suijian.journal.${format}.${sequence}`
}

function sequenceOf(bytes: Bytes): number {
  if (bytes[0] !== format) throw new Error(`journal: unknown entry format ${bytes[0]}`)
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(1)
}

/** Opens one entry by itself, whatever stands before it. @throws Error when it was altered */
export async function openEntry(key: CryptoKey, bytes: Bytes): Promise<JournalEntry> {
  const sequence = sequenceOf(bytes)
  return unsealJson<JournalEntry>(key, journalLabel(sequence), bytes.subarray(prefixLength))
}

/**
 * Reads the entries after a sequence and checks that they hang together.
 * @returns entries in order, the head of the whole journal, and the bytes of a torn tail
 * @throws Error when an entry can't be opened or the chain is broken: the journal was altered
 */
export async function readJournal(
  host: Host,
  key: CryptoKey,
  after: ChainHead,
): Promise<{ entries: JournalEntry[]; head: ChainHead; tornBytes: number }> {
  const { entries: sealed, tornBytes } = await host.journal.readAll()
  const entries: JournalEntry[] = []
  let head = after
  for (const raw of sealed) {
    const bytes = plain(raw)
    const sequence = sequenceOf(bytes)
    if (sequence <= head.sequence) continue
    const entry = await openEntry(key, bytes)
    if (
      entry.sequence !== head.sequence + 1 ||
      entry.previousHash !== head.hash ||
      entryHash(entry) !== entry.hash
    )
      throw new Error(`journal: entry ${sequence} does not continue the chain`)
    entries.push(entry)
    head = { sequence, hash: entry.hash }
  }
  return { entries, head, tornBytes }
}
