import { BrowserDatabase, databaseEvidence, databaseJournal, guarded } from './browser-database.ts'
import { browserExports } from './browser-exports.ts'
import { browserPapers } from './browser-papers.ts'
import type { EvidenceHost, Host, JournalHost } from './host.ts'
import { OpfsStorage } from './opfs-storage.ts'

/** Version of the app, put in by the build. */
declare const __APP_VERSION__: string

/** Stays free, so that the browser's own database never meets a full disk. */
const reserveBytes = 64 * 1024 * 1024
const copyBytes = 4 * 1024 * 1024

/**
 * The browser's storage behind the host interface: files of the private file system where the browser has it, so that
 * journal and database are two copies; else a database (`copies: 'single'`).
 * @throws HostError when the files were used before and can't be opened now
 */
export async function openBrowserHost(): Promise<Host> {
  const database = new BrowserDatabase()
  const files = await openFiles(database)
  const persisted = (await navigator.storage?.persist?.().catch(() => false)) ?? false
  return {
    kind: 'browser',
    copies: files ? 'journal-and-database' : 'single',
    evictable: !persisted,
    reserveBytes,
    versions: { app: __APP_VERSION__, shell: browserName() },
    journal: files?.journal ?? databaseJournal(database),
    evidence: files?.evidence ?? databaseEvidence(database),
    keyring: {
      read: async () =>
        (await files?.ask('keyring.read')) ??
        ((await storedValue(database, 'keyring')) as Uint8Array) ??
        null,
      write: async (bytes) => {
        if (files) await files.ask('keyring.write', bytes)
        else await guarded(async () => void (await database.values.put({ key: 'keyring', value: bytes })))
      },
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
      ((await storedValue(database, 'station')) as string | undefined) ?? location.origin,
    rememberStationAddress: async (address) =>
      void (await database.values.put({ key: 'station', value: address })),
  }
}

function browserName(): string {
  return /(Chrome|Edg|Firefox|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? '浏览器'
}

/** The files, with what earlier versions of the app kept in the database moved into them. */
async function openFiles(database: BrowserDatabase): Promise<OpfsStorage | null> {
  const inFiles = await storedValue(database, 'files')
  const files = await OpfsStorage.open().catch((error: unknown) => {
    // An empty journal beside one that can't be read would look like a loss.
    if (inFiles) throw error
    return null
  })
  if (!files || inFiles || !(await opens(database))) return files
  await moveJournal(database, files.journal)
  await moveEvidence(database, files.evidence)
  const keyring = await storedValue(database, 'keyring')
  if (keyring && !(await files.ask('keyring.read'))) await files.ask('keyring.write', keyring as Uint8Array)
  await database.values.delete('keyring')
  await database.values.put({ key: 'files', value: true })
  return files
}

function opens(database: BrowserDatabase): Promise<boolean> {
  return database.open().then(
    () => true,
    () => false,
  )
}

/** Undefined as well when the database does not open: a browser that has damaged its databases still has the files. */
async function storedValue(database: BrowserDatabase, key: string): Promise<unknown> {
  return (await database.values.get(key).catch(() => undefined))?.value
}

/** A crash in between leaves entries twice, which the reading passes over. */
async function moveJournal(database: BrowserDatabase, journal: JournalHost): Promise<void> {
  for (const { bytes } of await database.journal.orderBy('sequence').toArray()) await journal.append(bytes)
  await database.journal.clear()
}

async function moveEvidence(database: BrowserDatabase, evidence: EvidenceHost): Promise<void> {
  const before = databaseEvidence(database)
  const moved = new Set(await evidence.list())
  for (const name of await before.list()) {
    if (!moved.has(name)) {
      const size = await before.size(name)
      const writer = await evidence.create(name)
      for (let offset = 0; offset < size; offset += copyBytes)
        await writer.write(await before.read(name, offset, copyBytes))
      await writer.finish()
    }
    await before.remove(name)
  }
}
