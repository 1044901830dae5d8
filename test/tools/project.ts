import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** The built app: self-contained (`package.json`, `electron/`, `renderer/`), no node_modules needed. */
export const builtFolder = join(projectFolder, 'dist')

/** Temporary files of the tools; not committed. */
export const cacheFolder = join(projectFolder, '.cache')
