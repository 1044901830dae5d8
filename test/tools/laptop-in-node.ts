import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type NodeHost, openNodeHost } from '../chaos/child/node-host.ts'

/** What the store and the sync code ask of a browser and Node lacks. IndexedDB is in memory and goes with the process. */
const kept = new Map<string, string>()
const events = new EventTarget()
Object.assign(globalThis, {
  addEventListener: events.addEventListener.bind(events),
  removeEventListener: events.removeEventListener.bind(events),
  dispatchEvent: events.dispatchEvent.bind(events),
  localStorage: {
    get length() {
      return kept.size
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  },
})

/** A laptop's files in a folder, with the main process's own code; exports land in the folder as well. */
export async function openLaptopHost(folder: string, stationAddress: string): Promise<NodeHost> {
  const host = await openNodeHost(folder, stationAddress)
  return { ...host, exports: { create: (name) => createExport(join(folder, name)) } }
}

async function createExport(path: string) {
  const file = await open(path, 'w')
  return {
    write: async (bytes: Uint8Array) => void (await file.writeFile(bytes)),
    finish: async () => {
      await file.close()
      return path
    },
    abort: async () => {
      await file.close()
      await rm(path, { force: true })
    },
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
