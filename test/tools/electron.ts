import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { electronRuntime } from './electron-runtime.ts'
import { freePort } from './free-port.ts'
import { builtFolder, cacheFolder } from './project.ts'

const run = promisify(execFile)
const startWithin = 120_000
const appStart = 'app://suijian/'

export interface LaunchOptions {
  /** A laptop's name (one small word): two names are two laptops, the same name finds its data again. */
  name?: string
  /** Port for remote debugging; a free one by default. */
  port?: number
  /** Address of the station server, as the launcher gives it at the first start. */
  station?: string
  /** Fingerprint of the one authority that the station's certificate may come from, as an administrator gives it. */
  authority?: string
  /** Keep what this laptop stored in an earlier launch; by default it starts empty. */
  keepData?: boolean
}

export interface LaunchedApp {
  page: Page
  browser: Browser
  /** Folder for user data, as this machine sees it. */
  userData: string
  /** Ends the app as a closed lid would: the process is gone, its files stay. */
  stop(): Promise<void>
  /** Removes the laptop's data; call after `stop`. */
  forget(): Promise<void>
}

/** Launches the built app (`buildApp` first) on a real Electron and joins it over the DevTools protocol. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const runtime = electronRuntime()
  if (!runtime) throw new Error('There is no Electron here: run `npx install-electron` once.')
  const name = options.name ?? 'a'
  const port = options.port ?? (await freePort())
  const args = [
    ...(options.station ? [`--station=${options.station}`] : []),
    ...(options.authority ? [`--station-authority=${options.authority}`] : []),
  ]
  const started =
    runtime.kind === 'lab'
      ? await startInLab(runtime.script, name, port, args, options.keepData ?? false)
      : await startInstalled(runtime.binary, name, port, args, options.keepData ?? false)
  try {
    await untilOpen(port, started.process)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: startWithin })
    const stop = async () => {
      await browser.close().catch(() => undefined)
      await started.stop()
    }
    return { page: await appPage(browser), browser, userData: started.userData, stop, forget: started.forget }
  } catch (error) {
    await started.stop()
    throw error
  }
}

interface Started {
  process: ChildProcess
  userData: string
  stop(): Promise<void>
  forget(): Promise<void>
}

async function startInLab(
  script: string,
  name: string,
  port: number,
  args: string[],
  keepData: boolean,
): Promise<Started> {
  const env = { ...process.env, LAB_NAME: name }
  const forget = async () => {
    await run(script, ['reset'], { env })
  }
  if (!keepData) await forget()
  const child = spawn(script, ['start', builtFolder, String(port), ...args], { env, stdio: 'ignore' })
  const lab = process.env.ELECTRON_LAB ?? '/opt/electron-lab'
  return {
    process: child,
    userData: join(lab, 'home/lab', `userdata-${name}`),
    stop: async () => {
      await run(script, ['stop'], { env })
      await ended(child)
    },
    forget,
  }
}

async function startInstalled(
  binary: string,
  name: string,
  port: number,
  args: string[],
  keepData: boolean,
): Promise<Started> {
  const userData = join(cacheFolder, 'laptops', name)
  const forget = () => rm(userData, { recursive: true, force: true })
  if (!keepData) await forget()
  await mkdir(userData, { recursive: true })
  const electronArgs = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${userData}`,
    builtFolder,
    ...args,
  ]
  const headless = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  const [command, commandArgs] = headless
    ? ['xvfb-run', ['-a', '-s', '-screen 0 1440x900x24', binary, ...electronArgs]]
    : [binary, electronArgs]
  const child = spawn(command, commandArgs, { stdio: 'ignore', detached: process.platform !== 'win32' })
  child.once('error', () => undefined)
  return {
    process: child,
    userData,
    stop: async () => {
      if (child.exitCode === null && child.pid) {
        // The whole group: xvfb-run, its display and Electron's own children.
        if (process.platform === 'win32') child.kill()
        else process.kill(-child.pid, 'SIGTERM')
      }
      await ended(child)
    },
    forget,
  }
}

/** Waits for the app's window: joining before it exists can leave Playwright waiting for ever. */
async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  const until = Date.now() + startWithin
  while (Date.now() < until) {
    if (child.pid === undefined) throw new Error(`${child.spawnfile} could not be started.`)
    if (child.exitCode !== null) throw new Error(`The app ended while it started (${child.exitCode}).`)
    const targets = await fetch(`http://127.0.0.1:${port}/json/list`).then(
      (answer) => answer.json() as Promise<{ url: string }[]>,
      () => [],
    )
    if (targets.some(({ url }) => url.startsWith(appStart))) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The app opened no window (remote debugging on port ${port}).`)
}

async function appPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0]
  if (!context) throw new Error('The app has no browser context.')
  const isApp = (page: Page) => page.url().startsWith(appStart)
  const open = context.pages().find(isApp)
  return open ?? context.waitForEvent('page', { predicate: isApp, timeout: startWithin })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    await once(child, 'exit')
}
