import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { projectFolder } from './project.ts'

/** Compiles the service worker into the built renderer, with the list of the files that stand there. */
export async function buildServiceWorker(rendererFolder: string): Promise<void> {
  await build({
    configFile: false,
    root: join(projectFolder, 'renderer'),
    logLevel: 'warn',
    define: { PRECACHE: JSON.stringify(await precacheList(rendererFolder)) },
    publicDir: false,
    build: {
      target: 'chrome128',
      outDir: rendererFolder,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(projectFolder, 'renderer/app/service-worker.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  })
}

/** Every file of the built renderer but the worker itself, licences and source maps. */
async function precacheList(folder: string): Promise<{ path: string; revision: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .filter((path) => path !== '/sw.js' && !/\.(map|txt)$/.test(path))
    .sort()
  return Promise.all(
    files.map(async (path) => {
      const digest = createHash('sha256').update(await readFile(join(folder, path)))
      return { path, revision: digest.digest('hex').slice(0, 16) }
    }),
  )
}
