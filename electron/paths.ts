import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'

/**
 * Fixes the app's name and its folder for user data. They must never change: IndexedDB, journal and keys live
 * in the folder, the system's keyring files its entry under the name, and the User-Agent carries the name, so
 * that it stays ASCII. `--user-data-dir` is honoured by Electron itself.
 */
export function fixNameAndFolder(): void {
  app.setName('suijian')
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), 'suijian'))
  }
}

/** Where the things of the store stand. Call after `fixNameAndFolder`. */
export function storePaths() {
  const userData = app.getPath('userData')
  const store = join(userData, 'store')
  return {
    store,
    journal: join(store, 'journal.bin'),
    evidence: join(store, 'evidence'),
    keyring: join(store, 'keyring.bin'),
    station: join(userData, 'station.json'),
  }
}

/** The folder of the built app: it holds `electron/` (this bundle) and `renderer/`. */
const builtApp = dirname(dirname(fileURLToPath(import.meta.url)))
export const rendererFolder = join(builtApp, 'renderer')
export const preloadScript = join(builtApp, 'electron', 'preload.cjs')
