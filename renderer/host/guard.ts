import type { IpcChannel, IpcRequest, IpcResponse } from '../../shared/protocol/ipc.ts'
import { HostError } from './host.ts'

/** What keeps others from a laptop: its own lock, its keystore, and the end of everything on it. */
export interface Guard {
  /** Resolves to true when the machine goes to sleep or its screen is locked; to false when it is to be asked again. */
  untilLocked(): Promise<boolean>
  /** Name of the keystore that guards the keys; `none` where only the password does; null in a browser, which has none. */
  keystore(): Promise<string | null>
  /** Removes everything that the app keeps on this machine. The store has to be closed; the page ends with it. */
  wipe(): Promise<void>
}

/** The guard of the machine that this page runs on. */
export function machineGuard(): Guard {
  return window.suijian ? desktopGuard : browserGuard
}

const desktopGuard: Guard = {
  untilLocked: () => ask('guard:until-locked'),
  keystore: () => ask('guard:keystore'),
  wipe: async () => {
    // First: the main process remembers that it has begun, should the power go.
    await ask('guard:wipe')
    await clearPageStorage()
  },
}

const browserGuard: Guard = {
  // A browser is not told; its own idle time is what locks it.
  untilLocked: () => new Promise(() => {}),
  keystore: async () => null,
  wipe: clearPageStorage,
}

async function ask<C extends IpcChannel & `guard:${string}`>(channel: C): Promise<IpcResponse<C>> {
  const result = await window.suijian!.invoke(channel, undefined as IpcRequest<C>)
  if (!result.ok) throw new HostError(result.code, result.message)
  return result.value as IpcResponse<C>
}

/** Databases, files, and the small values of this origin; all of them, whatever an older version named them. */
async function clearPageStorage(): Promise<void> {
  for (const { name } of await indexedDB.databases()) if (name) await removeDatabase(name)
  const root = await navigator.storage.getDirectory?.()
  if (root) for (const name of await namesIn(root)) await root.removeEntry(name, { recursive: true })
  localStorage.clear()
  sessionStorage.clear()
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = []
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name)
  return names
}
