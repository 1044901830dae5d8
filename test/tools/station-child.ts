import { type ChildProcess, spawn } from 'node:child_process'
import { once as event } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './free-port.ts'
import { builtFolder, projectFolder } from './project.ts'

export interface StationOptions {
  /** Folder with the page that the station serves; the built app when left out. */
  renderer?: string
  /** Further arguments, for example `--demo`. */
  args?: string[]
  env?: Record<string, string>
}

/** Names the folder with the data of a filled demo station, which each new one starts from: filling takes seconds. */
const demoTemplate = 'SUIJIAN_DEMO_TEMPLATE'

/** Fills one demo station for a whole run of specs. @returns what removes it */
export async function prepareDemoStation(): Promise<() => Promise<void>> {
  const filled = await StationChild.start()
  await filled.stop()
  process.env[demoTemplate] = join(filled.folder, 'data')
  return async () => {
    delete process.env[demoTemplate]
    await filled.remove()
  }
}

/** A station server in a process of its own, on data of its own, that can be stopped, killed and started again. */
export class StationChild {
  readonly port: number
  readonly folder: string
  readonly #options: StationOptions
  #process: ChildProcess | undefined

  private constructor(port: number, folder: string, options: StationOptions) {
    this.port = port
    this.folder = folder
    this.#options = options
  }

  static async start(options: StationOptions = {}): Promise<StationChild> {
    const station = new StationChild(
      await freePort(),
      await mkdtemp(join(tmpdir(), 'suijian-station-')),
      options,
    )
    const template = process.env[demoTemplate]
    if (template && !options.args) await cp(template, join(station.folder, 'data'), { recursive: true })
    await station.start()
    return station
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts it (again) on the same data and port, with further arguments for this start; resolves when it listens. */
  async start(once: string[] = []): Promise<void> {
    const { renderer = join(builtFolder, 'renderer'), args = ['--demo'], env = {} } = this.#options
    const child = spawn(
      process.execPath,
      [
        join(projectFolder, 'server/main.ts'),
        '--data',
        join(this.folder, 'data'),
        '--port',
        String(this.port),
        '--renderer',
        renderer,
        ...args,
        ...once,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } },
    )
    this.#process = child
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`the station ended with ${code} before it listened`)))
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('station listening on')) resolve()
      })
    })
  }

  /** Ends it in order: the network is gone for its clients. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  /** Ends it as a power cut would. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await event(child, 'exit')
  }

  /** Copies the data of a stopped station, as a nightly backup does. */
  async backUp(): Promise<void> {
    await cp(join(this.folder, 'data'), join(this.folder, 'backup'), { recursive: true })
  }

  /** Puts the backup in the place of the data. */
  async restore(): Promise<void> {
    await rm(join(this.folder, 'data'), { recursive: true })
    await cp(join(this.folder, 'backup'), join(this.folder, 'data'), { recursive: true })
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    await this.stop()
    await rm(this.folder, { recursive: true, force: true })
  }
}
