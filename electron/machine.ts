import { statfs } from 'node:fs/promises'
import { app, type BrowserWindow } from 'electron'
import { EvidenceFiles } from './evidence-files.ts'
import { ExportFiles } from './export-files.ts'
import type { GuardHandlers } from './guard.ts'
import { InstalledFonts } from './installed-fonts.ts'
import type { IpcHandlers } from './ipc.ts'
import { openJournal } from './journal.ts'
import { KeyringFile, protect, unprotect } from './keyring.ts'
import { machineKeystore } from './keystore.ts'
import { MachineError } from './machine-error.ts'
import { PaperFolders } from './paper-folders.ts'
import { chooseExport, chooseFolder, savePaper } from './papers.ts'
import { storePaths } from './paths.ts'
import { printPaper, removeLeftPrints } from './print-window.ts'
import type { StationAccess } from './station-access.ts'
import type { StationTrust } from './station-trust.ts'

/** All messages but those of `guard.ts`. */
type MachineHandlers = Omit<IpcHandlers, keyof GuardHandlers>

/** What the machine does for the renderer: the store's files, the keystore, papers, the station's address. */
export interface Machine {
  handlers: MachineHandlers
  /** The page that was writing is gone (reload, crash): its unfinished evidence files go with it. */
  pageGone(): Promise<void>
  close(): Promise<void>
}

/** Opens the store's files. @param window the app's window, for the dialogs that belong to it */
export async function openMachine(
  window: () => BrowserWindow | null,
  station: StationAccess,
  trust: StationTrust,
): Promise<Machine> {
  const paths = storePaths()
  const journal = await openJournal(paths.journal)
  const evidence = await EvidenceFiles.open(paths.evidence)
  const keyring = new KeyringFile(paths.keyring)
  const fonts = new InstalledFonts()
  const folders = new PaperFolders()
  const exports = new ExportFiles()
  await removeLeftPrints()
  const parent = (): BrowserWindow => {
    const open = window()
    if (!open) throw new MachineError('host.refused', { detail: '随检的窗口已经关闭' })
    return open
  }

  const handlers: MachineHandlers = {
    'journal:append': (entry) => journal.append(entry),
    'journal:read-all': () => journal.readAll(),
    'journal:prune': (through) => journal.prune(through),
    'evidence:create': (name) => evidence.create(name),
    'evidence:write': ({ writer, bytes }) => evidence.write(writer, bytes),
    'evidence:finish': (writer) => evidence.finish(writer),
    'evidence:abort': (writer) => evidence.abort(writer),
    'evidence:read': ({ name, offset, length }) => evidence.read(name, offset, length),
    'evidence:size': (name) => evidence.size(name),
    'evidence:list': () => evidence.list(),
    'evidence:remove': (name) => evidence.remove(name),
    'keyring:read': () => keyring.read(),
    'keyring:write': (bytes) => keyring.write(bytes),
    'keyring:protect': (bytes) => protect(machineKeystore, bytes),
    'keyring:unprotect': ({ backend, bytes }) => unprotect(machineKeystore, backend, bytes),
    'papers:save': ({ suggestedName, bytes }) => savePaper(parent(), suggestedName, bytes),
    'papers:print': ({ title, bytes }) => printPaper(parent(), title, bytes),
    'papers:create-folder': async (suggestedName) => {
      const chosen = await chooseFolder(parent())
      return chosen === null ? null : folders.create(chosen, suggestedName)
    },
    'papers:write-into-folder': ({ folder, name, bytes }) => folders.write(folder, name, bytes),
    'papers:finish-folder': (folder) => folders.finish(folder),
    'papers:abort-folder': (folder) => folders.abort(folder),
    'export:create': async (suggestedName) => {
      const chosen = await chooseExport(parent(), suggestedName)
      return chosen === null ? null : exports.create(chosen)
    },
    'export:write': ({ writer, bytes }) => exports.write(writer, bytes),
    'export:finish': (writer) => exports.finish(writer),
    'export:abort': (writer) => exports.abort(writer),
    'fonts:official': () => fonts.official(),
    'fonts:read': (slot) => fonts.read(slot),
    'machine:free-bytes': () => freeBytes(paths.store),
    'machine:versions': () => ({ app: app.getVersion(), shell: `Electron ${process.versions.electron}` }),
    'station:address': () => station.address(),
    'station:certificate-refused': (address) => trust.hasRefused(address),
    'station:remember-address': async (address) => {
      if (await station.remember(address)) return
      throw new MachineError('host.refused', { detail: '没有同意连接这个站点地址，地址没有改动' })
    },
  }
  const pageGone = async () => {
    await Promise.all([evidence.abortAll(), folders.abortAll(), exports.abortAll()])
  }
  return { handlers, pageGone, close: () => journal.close() }
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const volume = await statfs(folder)
    return volume.bavail * volume.bsize
  } catch {
    return null
  }
}
