import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { passwordOf } from '../tools/small-district.ts'
import { AskedProcess } from './child-process.ts'
import type { SmallDisk } from './disk.ts'
import type { DeviceQuestions } from './messages.ts'
import { cutPower } from './power-cut.ts'
import type { Random } from './random.ts'

/** A device of a run: its folder, and the process on it that is killed and started again. */
export class ChaosDevice {
  readonly login: string
  readonly folder: string
  readonly #station: string
  readonly #seed: string
  readonly #onFault: (fault: string) => void
  process: AskedProcess<DeviceQuestions> | undefined
  disk: SmallDisk | undefined
  /** Lives so far. */
  lives = 0
  clock = 0

  /** @param station address that the device knows: that of the proxy */
  constructor(
    login: string,
    folder: string,
    station: string,
    seed: string,
    onFault: (fault: string) => void,
  ) {
    this.login = login
    this.folder = folder
    this.#station = station
    this.#seed = seed
    this.#onFault = onFault
    mkdirSync(join(folder, 'store'), { recursive: true })
  }

  get oracle(): string {
    return join(this.folder, 'oracle')
  }

  get accountId(): string {
    return `account-${this.login}`
  }

  get isAlive(): boolean {
    return this.process !== undefined && !this.process.isGone
  }

  /** Starts the process; the store is not open yet. */
  spawn(): AskedProcess<DeviceQuestions> {
    this.process = new AskedProcess(
      'child/device.ts',
      ['--folder', join(this.folder, 'store'), '--station', this.#station],
      { imports: 'child/shims.ts', log: join(this.folder, 'device.log'), onFault: this.#onFault },
    )
    return this.process
  }

  async enrol(): Promise<void> {
    await this.spawn().ask('enrol', { login: this.login, password: passwordOf(this.login) })
  }

  /**
   * Starts it and opens the store, on an older copy of the database when there is one and it is asked for.
   * @throws Gone when it is killed meanwhile
   */
  async start(options: { copy: boolean; arm?: { place: string; after: number } | undefined }): Promise<void> {
    this.lives += 1
    const life = `${this.login}.${this.lives}`
    const process = this.spawn()
    await process.ask('clock', this.clock)
    if (options.arm) await process.ask('arm', options.arm)
    const copy = options.copy && existsSync(this.#copy) ? this.#copy : null
    const password = passwordOf(this.login)
    await process.ask('unlock', {
      accountId: this.accountId,
      password,
      life,
      seed: `${this.#seed}/${life}`,
      copy,
    })
  }

  get #copy(): string {
    return join(this.folder, 'database-copy')
  }

  async keepCopy(): Promise<void> {
    await this.process?.ask('copy', this.#copy)
  }

  /** Only for a device whose process is gone. @returns bytes that were cut off */
  cutPower(random: Random): number {
    return cutPower(join(this.folder, 'store'), join(this.folder, 'durable-sizes'), random)
  }
}
