import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { browserExecutable } from './browser.ts'
import { runCommand, runTool } from './run-tool.ts'

/** Whether a command can be started by its name. */
export function hasCommand(name: string): boolean {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  return folders.some((folder) => endings.some((ending) => existsSync(join(folder, name + ending))))
}

/** Poppler's programs and qpdf: the tests look at PDFs with them. Null, or what is missing. */
export async function preparePdfReaders(): Promise<string | null> {
  const packages = Object.entries({ pdftotext: 'poppler-utils', qpdf: 'qpdf' })
    .filter(([command]) => !hasCommand(command))
    .map(([, name]) => name)
  if (packages.length === 0 || (await installPackages(...packages))) return null
  return `Readers of PDFs are missing. Run: sudo apt-get install -y ${packages.join(' ')}`
}

/** A Chromium: the system's, else Playwright's, else (root on Debian or Ubuntu) from apt. */
export async function prepareBrowser(): Promise<string | null> {
  if (browserExecutable()) return null
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  const downloaded = await runTool('playwright', ['install', 'chromium'], { env, timeout: 300_000 })
  if (downloaded && browserExecutable()) return null
  if ((await installPackages('chromium')) && browserExecutable()) return null
  return 'There is no Chromium. Run: sudo apt-get install -y chromium'
}

/** A display for the desktop app where there is none. */
export async function prepareDisplay(): Promise<string | null> {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (hasDisplay || hasCommand('xvfb-run') || (await installPackages('xvfb', 'xauth'))) return null
  return 'There is no display. Run: sudo apt-get install -y xvfb xauth'
}

let listed: Promise<boolean> | null = null

async function installPackages(...names: string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !hasCommand('apt-get')) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  listed ??= runCommand('apt-get', ['-qq', 'update'], { env })
  await listed
  return runCommand('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', ...names], { env })
}
