import type { DesktopBridge, IpcChannel, IpcRequest, IpcResponse } from '../../shared/protocol/ipc.ts'
import { type EvidenceWriter, type Host, HostError, type PaperSet } from './host.ts'

declare global {
  interface Window {
    /** Put there by the preload script of the desktop app; absent in a browser. */
    readonly suijian?: DesktopBridge
  }
}

/** Stays free, so that IndexedDB never meets a full disk. */
const reserveBytes = 64 * 1024 * 1024

/** Whether this page runs in the desktop app. */
export function isDesktop(): boolean {
  return window.suijian !== undefined
}

/**
 * The host whose work is done by the Electron main process. Refusals of the machine reject with a `HostError`.
 * @throws Error when the page does not run in the desktop app
 */
export async function openDesktopHost(): Promise<Host> {
  const bridge = window.suijian
  if (!bridge) throw new Error('The desktop bridge is missing: this page does not run in the desktop app.')

  const ask = async <C extends IpcChannel>(channel: C, request: IpcRequest<C>): Promise<IpcResponse<C>> => {
    const result = await bridge.invoke(channel, request)
    if (!result.ok) throw new HostError(result.code, result.message)
    return result.value
  }
  const evidenceWriter = (writer: number): EvidenceWriter => ({
    write: (bytes) => ask('evidence:write', { writer, bytes }),
    finish: () => ask('evidence:finish', writer),
    abort: () => ask('evidence:abort', writer),
  })

  const paperSet = (folder: number): PaperSet => ({
    add: (name, bytes) => ask('papers:write-into-folder', { folder, name, bytes }),
    finish: () => ask('papers:finish-folder', folder),
    abort: () => ask('papers:abort-folder', folder),
  })

  return {
    kind: 'desktop',
    copies: 'journal-and-database',
    reserveBytes,
    versions: await ask('machine:versions', undefined),
    journal: {
      append: (entry) => ask('journal:append', entry),
      readAll: () => ask('journal:read-all', undefined),
      prune: (through) => ask('journal:prune', through),
    },
    evidence: {
      create: async (name) => evidenceWriter(await ask('evidence:create', name)),
      read: (name, offset, length) => ask('evidence:read', { name, offset, length }),
      size: (name) => ask('evidence:size', name),
      list: () => ask('evidence:list', undefined),
      remove: (name) => ask('evidence:remove', name),
    },
    keyring: {
      read: () => ask('keyring:read', undefined),
      write: (bytes) => ask('keyring:write', bytes),
      protect: (bytes) => ask('keyring:protect', bytes),
      unprotect: (backend, bytes) => ask('keyring:unprotect', { backend, bytes }),
    },
    papers: {
      save: (suggestedName, bytes) => ask('papers:save', { suggestedName, bytes }),
      print: (title, bytes) => ask('papers:print', { title, bytes }),
      createSet: async (suggestedName) => {
        const folder = await ask('papers:create-folder', suggestedName)
        return folder === null ? null : paperSet(folder)
      },
    },
    exports: {
      create: async (suggestedName) => {
        const writer = await ask('export:create', suggestedName)
        if (writer === null) return null
        return {
          write: (bytes) => ask('export:write', { writer, bytes }),
          finish: () => ask('export:finish', writer),
          abort: () => ask('export:abort', writer),
        }
      },
    },
    fonts: {
      official: async () => {
        const faces = await ask('fonts:official', undefined)
        return Promise.all(
          faces.map(async (face) => ({ ...face, bytes: await ask('fonts:read', face.slot) })),
        )
      },
    },
    freeBytes: () => ask('machine:free-bytes', undefined),
    stationAddress: () => ask('station:address', undefined),
    certificateRefused: (address) => ask('station:certificate-refused', address),
    rememberStationAddress: (address) => ask('station:remember-address', address),
  }
}
