import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const electronFolder = resolve(import.meta.dirname, '../../node_modules/electron')
/** How long the download of the Electron runtime may take before the browser is offered instead. */
const downloadWithin = 60_000

/** The Electron binary that has been downloaded into node_modules, or null. */
export function installedElectron(): string | null {
  try {
    const name = readFileSync(join(electronFolder, 'path.txt'), 'utf8').trim()
    const binary = join(electronFolder, 'dist', name)
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

/** Whether a window can be shown. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Downloads the runtime of the `electron` package; resolves to its binary, or null when that failed. */
export async function downloadElectron(): Promise<string | null> {
  const installer = join(electronFolder, 'install.js')
  if (!existsSync(installer)) return null
  await new Promise<void>((done) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: downloadWithin })
    child.once('error', () => done())
    child.once('exit', () => done())
  })
  return installedElectron()
}
