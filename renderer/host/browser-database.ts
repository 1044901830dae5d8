import { Dexie, type Table } from 'dexie'
import type { EvidenceHost, EvidenceWriter, JournalHost } from './host.ts'
import { HostError } from './host.ts'

/**
 * What an older browser keeps, and what earlier versions of the app kept in every browser: journal and evidence in a
 * database of their own, but on the same storage as the store's. That is a single copy, and the status line says so.
 */
export class BrowserDatabase extends Dexie {
  declare journal: Table<{ sequence?: number; bytes: Uint8Array }, number>
  declare chunks: Table<{ name: string; offset: number; bytes: Uint8Array }, [string, number]>
  declare files: Table<{ name: string; size: number }, string>
  declare values: Table<{ key: string; value: unknown }, string>

  constructor() {
    super('suijian-host', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      journal: '++sequence',
      chunks: '[name+offset], name',
      files: 'name',
      values: 'key',
    })
  }
}

/** Quota errors become `disk-full`, everything else `write-failed`. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const name = (error as { name?: string; inner?: { name?: string } }).inner?.name ?? (error as Error).name
    throw new HostError(
      name === 'QuotaExceededError' ? 'disk-full' : 'write-failed',
      String((error as Error).message),
    )
  }
}

/** One segment that is never full. */
export function databaseJournal(storage: BrowserDatabase): JournalHost {
  return {
    append: (bytes) => guarded(async () => void (await storage.journal.add({ bytes }))),
    readAll: async () => {
      const entries = (await storage.journal.orderBy('sequence').toArray()).map(({ bytes }) => bytes)
      return { entries, segments: [{ segment: 1, entries: entries.length }], tornBytes: 0, damagedBytes: 0 }
    },
    prune: async () => {},
  }
}

export function databaseEvidence(storage: BrowserDatabase): EvidenceHost {
  return {
    create: async (name) => chunkWriter(storage, name),
    read: (name, offset, length) => readChunks(storage, name, offset, length),
    size: async (name) => (await storage.files.get(name))?.size ?? 0,
    list: () => storage.files.toCollection().primaryKeys(),
    remove: async (name) => {
      await storage.transaction('rw', storage.files, storage.chunks, async () => {
        await storage.files.delete(name)
        await storage.chunks.where('name').equals(name).delete()
      })
    },
  }
}

function chunkWriter(storage: BrowserDatabase, name: string): EvidenceWriter {
  let size = 0
  return {
    write: (bytes) =>
      guarded(async () => {
        await storage.chunks.put({ name, offset: size, bytes })
        size += bytes.length
      }),
    finish: () => guarded(async () => void (await storage.files.put({ name, size }))),
    abort: async () => void (await storage.chunks.where('name').equals(name).delete()),
  }
}

async function readChunks(
  storage: BrowserDatabase,
  name: string,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const keys = (await storage.chunks.where('name').equals(name).primaryKeys()) as [string, number][]
  const starts = keys.map(([, start]) => start).sort((a, b) => a - b)
  const parts: Uint8Array[] = []
  let total = 0
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1] ?? Number.POSITIVE_INFINITY
    if (next <= offset || start >= offset + length) continue
    const { bytes } = (await storage.chunks.get([name, start]))!
    const part = bytes.subarray(Math.max(0, offset - start), Math.min(bytes.length, offset + length - start))
    parts.push(part)
    total += part.length
  }
  const whole = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
