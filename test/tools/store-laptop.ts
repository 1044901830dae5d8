import '../chaos/child/shims.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenWorkspace } from '../../renderer/store/open-workspace.ts'
import { createSessionGate } from '../../renderer/store/session-gate.ts'
import { openNodeHost } from '../chaos/child/node-host.ts'
import { passwordOf } from './small-district.ts'

// PGlite runs in this process as well, and takes a process with a window for a browser.
Reflect.deleteProperty(globalThis, 'window')

/** A laptop without a screen in this process: the app's own store and sync code, on real files. One at a time. */
export interface StoreLaptop {
  workspace: OpenWorkspace
  /** Locks, and opens the laptop again as another officer, who is enrolled on it first. */
  changeTo(login: string): Promise<void>
  /** Locks in the midst of whatever is under way, and opens the laptop again as the same officer. */
  reopen(): Promise<void>
  /** Resolves once the condition holds; rounds of the sync run as they do in the app. */
  until(condition: () => boolean | Promise<boolean>): Promise<void>
  close(): Promise<void>
}

/** Signs an officer in on a fresh laptop. @param address of the station, or of what stands before it */
export async function openStoreLaptop(address: string, login: string): Promise<StoreLaptop> {
  const folder = await mkdtemp(join(tmpdir(), 'suijian-laptop-'))
  const host = await openNodeHost(folder, address)
  const gate = createSessionGate(host)
  const open = async (id: string, name: string) => {
    laptop.workspace.lock()
    await laptop.workspace.drafts.flush()
    laptop.workspace = (await gate.unlock(id, passwordOf(name))) as OpenWorkspace
  }
  const laptop: StoreLaptop = {
    workspace: (await gate.signIn(address, login, passwordOf(login))) as OpenWorkspace,
    changeTo: async (other) => {
      const { workspace } = laptop
      const { id } = await gate.addAccount(workspace, other, passwordOf(other))
      await workspace.syncNow()
      await open(id, other)
    },
    reopen: () => open(laptop.workspace.account.id, laptop.workspace.account.login),
    until: async (condition) => {
      while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    close: async () => {
      // What still counts or loads in the background ends before the database closes.
      const { workspace } = laptop
      await workspace.syncNow()
      await workspace.engine.countOutbox()
      workspace.lock()
      await new Promise((resolve) => {
        const request = indexedDB.deleteDatabase(workspace.store.database.name)
        request.onsuccess = request.onerror = () => resolve(undefined)
      })
      await host.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return laptop
}
