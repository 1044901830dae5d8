import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { build as viteBuild } from 'vite'
import { copyFonts } from './build-fonts.ts'
import { buildServiceWorker } from './build-service-worker.ts'
import { builtStamp, sourceStamp, stampText } from './build-stamp.ts'
import { builtFolder, cacheFolder, projectFolder } from './project.ts'

/**
 * Builds the app into `dist/` unless it is there already, made from the same sources.
 * The new build takes the place of the old one at once when it is finished.
 * @returns whether something was built
 */
export async function buildApp({ force = false } = {}): Promise<boolean> {
  const stamp = await sourceStamp()
  if (!force && (await builtStamp()) === stamp) return false
  const target = join(cacheFolder, `build-${process.pid}`)
  const old = `${target}-old`
  const publicFiles = `${target}-public`
  try {
    await mkdir(target, { recursive: true })
    await copyFonts(join(publicFiles, 'fonts'))
    await buildRenderer(join(target, 'renderer'), publicFiles)
    await buildServiceWorker(join(target, 'renderer'))
    await buildElectron(join(target, 'electron'))
    await writePackage(target)
    const { name, text } = stampText(stamp)
    await writeFile(join(target, name), text)
    await rename(builtFolder, old).catch(() => undefined)
    await rename(target, builtFolder)
  } finally {
    await rm(target, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
    await rm(publicFiles, { recursive: true, force: true })
  }
  return true
}

/** The renderer, for the Chromium of the oldest Electron that the app runs on; the fonts stand beside it. */
async function buildRenderer(outDir: string, publicDir: string): Promise<void> {
  await viteBuild({
    configFile: false,
    root: join(projectFolder, 'renderer'),
    publicDir,
    logLevel: 'warn',
    plugins: [react()],
    define: { __APP_VERSION__: JSON.stringify(await appVersion()) },
    worker: { format: 'es' },
    build: {
      target: 'chrome128',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 3000,
    },
  })
}

/** Main process (ES module) and preload script (CommonJS, as the sandbox wants it), each one file, for Node 20. */
async function buildElectron(outDir: string): Promise<void> {
  const external = ['electron', /^node:/, ...builtinModules]
  for (const [entry, output] of [
    ['main.ts', { format: 'es', entryFileNames: 'main.js', codeSplitting: false }],
    ['preload.ts', { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false }],
  ] as const) {
    await viteBuild({
      configFile: false,
      root: join(projectFolder, 'electron'),
      publicDir: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: join(projectFolder, 'electron', entry),
        target: 'node20',
        outDir,
        emptyOutDir: false,
        rolldownOptions: { external, output },
      },
    })
  }
}

async function appVersion(): Promise<string> {
  return (JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as { version: string })
    .version
}

/** Makes the folder an app that Electron starts as it stands. */
async function writePackage(folder: string): Promise<void> {
  const { name, version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as {
    name: string
    version: string
  }
  const text = JSON.stringify({ name, version, type: 'module', main: 'electron/main.js' }, null, 2)
  await writeFile(join(folder, 'package.json'), `${text}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const built = await buildApp({ force: process.argv.includes('--force') })
  console.log(built ? 'Built into dist/.' : 'dist/ is up to date.')
}
