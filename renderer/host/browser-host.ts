import { Dexie, type Table } from 'dexie'
import { browserExports } from './browser-exports.ts'
import { browserPapers } from './browser-papers.ts'
import type { EvidenceWriter, Host } from './host.ts'
import { HostError } from './host.ts'

/** Version of the app, put in by the build. */
declare const __APP_VERSION__: string

/**
 * The browser's storage behind the host interface. It keeps a single copy (`copies: 'single'`), which the status line
 * says: journal and evidence lie in databases of their own, but on the same storage as the store's.
 */
class BrowserStorage extends Dexie {
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
async function guarded<T>(work: () => Promise<T>): Promise<T> {
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

export async function openBrowserHost(): Promise<Host> {
  const storage = new BrowserStorage()
  await storage.open()
  void navigator.storage?.persist?.()
  return {
    kind: 'browser',
    copies: 'single',
    versions: { app: __APP_VERSION__, shell: browserName() },
    journal: {
      append: (bytes) => guarded(async () => void (await storage.journal.add({ bytes }))),
      readAll: async () => ({
        entries: (await storage.journal.orderBy('sequence').toArray()).map(({ bytes }) => bytes),
        tornBytes: 0,
      }),
    },
    evidence: {
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
    },
    keyring: {
      read: async () => ((await storage.values.get('keyring'))?.value as Uint8Array | undefined) ?? null,
      write: (bytes) =>
        guarded(async () => void (await storage.values.put({ key: 'keyring', value: bytes }))),
      protect: async (bytes) => ({ backend: 'none', bytes }),
      unprotect: async (_backend, bytes) => bytes,
    },
    papers: browserPapers,
    exports: browserExports,
    fonts: { official: async () => [] },
    freeBytes: async () => {
      const { quota, usage } = await navigator.storage.estimate()
      return quota === undefined || usage === undefined ? null : quota - usage
    },
    // The page comes from the station itself.
    stationAddress: async () =>
      ((await storage.values.get('station'))?.value as string | undefined) ?? location.origin,
    rememberStationAddress: async (address) =>
      void (await storage.values.put({ key: 'station', value: address })),
  }
}

function browserName(): string {
  return /(Chrome|Edg|Firefox|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? '浏览器'
}

function chunkWriter(storage: BrowserStorage, name: string): EvidenceWriter {
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
  storage: BrowserStorage,
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
