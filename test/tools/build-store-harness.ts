import { join } from 'node:path'
import { build } from 'vite'
import { cacheFolder, projectFolder } from './project.ts'

/** Folder of the built harness page. */
export const storeHarnessFolder = join(cacheFolder, 'store-harness')

/**
 * Builds the page that carries the real store and sync code without screens. Global setup: once for all specs, since
 * a build empties the folder from which the specs of another worker are being served.
 */
export default async function buildStoreHarness(): Promise<void> {
  await build({
    configFile: false,
    root: join(projectFolder, 'test/e2e/store'),
    publicDir: false,
    logLevel: 'warn',
    define: { __APP_VERSION__: JSON.stringify('test') },
    build: {
      target: 'chrome128',
      outDir: storeHarnessFolder,
      emptyOutDir: true,
      minify: false,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: join(projectFolder, 'test/e2e/store/index.html') },
    },
  })
}
