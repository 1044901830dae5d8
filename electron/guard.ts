import { join } from 'node:path'
import { app, powerMonitor, session } from 'electron'
import type { IpcHandlers } from './ipc.ts'
import { machineKeystore } from './keystore.ts'
import { MachineLocks } from './machine-locks.ts'
import { storePaths } from './paths.ts'
import { Wipe } from './wipe.ts'

/** The messages that `guardHandlers` answers. */
export type GuardHandlers = Pick<IpcHandlers, Extract<keyof IpcHandlers, `guard:${string}`>>

const wipe = () => new Wipe(join(app.getPath('userData'), 'wipe'), [storePaths().store])

/** Finishes a wipe that was begun. Call before the store's files are opened. */
export function finishWipe(): Promise<void> {
  return wipe().finish(clearPage)
}

/** @param close closes the store's files before they are removed */
export function guardHandlers(close: () => Promise<void>): GuardHandlers {
  const locks = new MachineLocks(powerMonitor)
  return {
    'guard:until-locked': () => locks.next(),
    'guard:keystore': () => machineKeystore.backend(),
    'guard:wipe': async () => {
      await close()
      await wipe().begin()
      await clearPage()
    },
  }
}

/** What Chromium keeps for the page: databases, files, small values, caches. */
async function clearPage(): Promise<void> {
  await session.defaultSession.clearStorageData()
  await session.defaultSession.clearCache()
}
