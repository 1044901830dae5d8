import { existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { officerOf } from '../tools/small-district.ts'
import { type JudgedDevice, judge, type Proven } from './checks.ts'
import { type AskedProcess, Gone } from './child-process.ts'
import { ChaosDevice } from './device.ts'
import { SmallDisk, whyNoSmallDisk } from './disk.ts'
import { chaosDistrict } from './district.ts'
import type { DeviceStatus } from './messages.ts'
import { readOracle } from './oracle.ts'
import { type Event, makePlan } from './plan.ts'
import { FaultProxy } from './proxy.ts'
import { Random } from './random.ts'
import type { ChaosStation } from './station.ts'
import { copyDevice, copyStation, proxyAddress, removeFolder, type Template } from './template.ts'

export interface RunOptions {
  seed: number
  commands: number
  kills: number
  /** Where the run keeps its files. */
  folder: string
  /** Says what happens, for looking into one run. */
  verbose: boolean
}

export interface RunReport {
  seed: number
  seconds: number
  violations: string[]
  quiet: Proven
  settled: Proven
  kills: { device: number; station: number; powerCuts: number; byPlace: Map<string, number> }
  faults: Map<string, number>
  restores: number
  clockJumps: number
  fullDisks: number
  /** Commands that the devices said were not saved, and that a rule refused. */
  failed: number
  refused: number
  tornBytes: number
  olderDatabases: number
  /** Every place that was passed, with how often. */
  places: Map<string, number>
}

/** A process of a run, as far as its end goes. */
type Killable = Pick<AskedProcess<never>, 'ended' | 'kill' | 'place'>

/** Nothing that a device waits for has come nearer for so long: it is stuck. */
const stuckAfter = 300_000

/** One world: a station, its devices and the network between them, from the first fault to the last check. */
export class Run {
  readonly #options: RunOptions
  readonly #template: Template
  readonly #random: Random
  readonly #report: RunReport
  #station!: ChaosStation
  #proxy!: FaultProxy
  #devices: ChaosDevice[] = []
  readonly #counts = new Map<ChaosDevice, SavedCount>()
  #isWorking = true
  /** What is going on with each process: steps of one of them never overlap. */
  readonly #turns = new Map<object, Promise<unknown>>()
  #smallDisk: SmallDisk | undefined
  readonly #began = performance.now()

  constructor(template: Template, options: RunOptions) {
    this.#template = template
    this.#options = options
    this.#random = new Random('run', options.seed)
    const none = { acknowledged: 0, accepted: 0, parked: 0, held: 0, files: 0, unacknowledgedButThere: 0 }
    this.#report = {
      seed: options.seed,
      seconds: 0,
      violations: [],
      quiet: none,
      settled: none,
      kills: { device: 0, station: 0, powerCuts: 0, byPlace: new Map() },
      faults: new Map(),
      restores: 0,
      clockJumps: 0,
      fullDisks: 0,
      failed: 0,
      refused: 0,
      tornBytes: 0,
      olderDatabases: 0,
      places: new Map(),
    }
  }

  async perform(): Promise<RunReport> {
    const { violations } = this.#report
    try {
      await this.#setUp()
      await this.#misfortunes()
      await this.#heal()
      if (await this.#untilQuiet()) {
        this.#report.quiet = await this.#judge('quiet')
        await this.#settle()
        if (await this.#untilQuiet('settled')) this.#report.settled = await this.#judge('settled')
      }
    } catch (error) {
      violations.push(`the run broke off: ${error instanceof Error ? error.stack : String(error)}`)
    } finally {
      await this.#tearDown()
    }
    for (const [kind, count] of this.#proxy?.counts ?? []) this.#report.faults.set(kind, count)
    this.#report.seconds = (performance.now() - this.#began) / 1000
    return this.#report
  }

  async #setUp(): Promise<void> {
    const { folder, seed } = this.#options
    const { violations } = this.#report
    removeFolder(folder)
    this.#station = await copyStation(this.#template, join(folder, 'station'), (fault) =>
      violations.push(fault),
    )
    this.#proxy = new FaultProxy(this.#station.address, new Random('proxy', seed))
    await this.#proxy.listen(this.#template.proxyPort)
    for (const [index, login] of this.#template.devices.entries()) {
      const own = join(folder, login)
      // The first device has a small disk, so that it can be full; well above what a laptop keeps in reserve.
      const disk = index === 0 && !whyNoSmallDisk() ? SmallDisk.mount(join(own, 'store'), 256) : undefined
      copyDevice(this.#template, login, own)
      const fault = (text: string) => violations.push(`${login}: unexpected error: ${text}`)
      const device = new ChaosDevice(login, own, proxyAddress(this.#template), String(seed), fault)
      device.disk = disk
      this.#smallDisk ??= disk
      this.#devices.push(device)
      this.#counts.set(device, new SavedCount(device.oracle))
    }
    await this.#station.start()
    await Promise.all(this.#devices.map((device) => this.#startDevice(device)))
  }

  /** Lets the devices act while the plan goes wrong. */
  async #misfortunes(): Promise<void> {
    const { commands, kills, seed } = this.#options
    const plan = makePlan(this.#random, { commands, devices: this.#devices.length, kills, turn: seed })
    let last = 0
    let lastAt = performance.now()
    while (true) {
      const saved = this.#saved()
      if (saved > last) {
        last = saved
        lastAt = performance.now()
      }
      const next = plan[0]
      // Where nothing moves any more, the next thing happens: it may be what the devices wait for.
      const isStill = performance.now() - lastAt > 4000
      if (next && (saved >= next.at || isStill)) {
        plan.shift()
        if (isStill) lastAt = performance.now()
        await this.#happen(next)
        continue
      }
      if (this.#isWorking && saved >= commands) await this.#rest()
      if (!next && (saved >= commands || isStill)) break
      await pause(10)
    }
    await this.#rest()
    await Promise.all(this.#turns.values())
  }

  /** The officers have done enough; a device that is started after this does nothing by itself either. */
  async #rest(): Promise<void> {
    this.#isWorking = false
    await Promise.all(this.#devices.map((device) => device.process?.ask('rest', null).catch(gone)))
  }

  #saved(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count.read(), 0)
  }

  async #happen(event: Event): Promise<void> {
    this.#say({ saved: this.#saved(), ...event })
    const station = this.#station
    switch (event.kind) {
      case 'kill-device': {
        const device = this.#devices[event.device]!
        return this.#inTurn(device, async () => {
          await device.process?.kill()
          this.#report.kills.device += 1
          if (event.how === 'power-cut') this.#cutPower(device)
          await this.#startDevice(device)
        })
      }
      case 'kill-device-at': {
        const device = this.#devices[event.device]!
        return this.#inTurn(device, () => this.#killAt(device, event))
      }
      case 'kill-station':
        return this.#inTurn(station, () => this.#killStation())
      case 'kill-station-at':
        return this.#inTurn(station, async () => {
          const { place, after } = event
          const { process } = station
          await process?.ask('arm', { place, after }).catch(gone)
          await this.#killedAtPlace(process)
          this.#report.kills.station += 1
          await this.#startStation()
        })
      case 'kill-all': {
        const devices = this.#devices.map((device) =>
          this.#inTurn(device, async () => {
            await device.process?.kill()
            this.#report.kills.device += 1
            this.#cutPower(device)
            await this.#startDevice(device)
          }),
        )
        const all = [...devices, this.#inTurn(station, () => this.#killStation())]
        return void Promise.all(all)
      }
      case 'network':
        this.#proxy.faults = event.faults
        this.#proxy.isDown = event.isDown
        return
      case 'device-clock': {
        const device = this.#devices[event.device]!
        device.clock = event.milliseconds
        this.#report.clockJumps += 1
        return void device.process?.ask('clock', device.clock).catch(gone)
      }
      case 'station-clock':
        this.#report.clockJumps += 1
        station.clockDays = event.days
        return
      case 'copy-database':
        return this.#inTurn(this.#devices[event.device]!, () =>
          this.#devices[event.device]!.keepCopy().catch(gone),
        )
      case 'fill-disk':
        if (!this.#smallDisk) return
        this.#smallDisk.fill()
        this.#report.fullDisks += 1
        return
      case 'free-disk':
        return this.#smallDisk?.free()
      case 'back-up':
        return this.#inTurn(station, async () => {
          await station.process?.stop()
          await station.backUp()
          await this.#startStation()
        })
      case 'restore':
        return this.#inTurn(station, async () => {
          await station.process?.kill()
          this.#report.kills.station += 1
          if (station.hasBackup) {
            await station.restore(event.whole)
            this.#report.restores += 1
          }
          await this.#startStation(event.whole)
        })
    }
  }

  /** Runs in the background; steps of one process never overlap. */
  #inTurn(one: object, work: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(one) ?? Promise.resolve()
    const turn = before.then(work).catch((error: unknown) => {
      this.#report.violations.push(
        `unexpected error: ${error instanceof Error ? error.stack : String(error)}`,
      )
    })
    this.#turns.set(one, turn)
    return Promise.resolve()
  }

  async #killStation(): Promise<void> {
    await this.#station.process?.kill()
    this.#report.kills.station += 1
    await this.#startStation()
  }

  async #killAt(device: ChaosDevice, event: Extract<Event, { kind: 'kill-device-at' }>): Promise<void> {
    const { place, after, starting } = event
    if (starting) {
      await device.process?.kill()
      this.#report.kills.device += 1
      await this.#startDevice(device, { place, after })
    } else await device.process?.ask('arm', { place, after }).catch(gone)
    await this.#killedAtPlace(device.process)
    this.#report.kills.device += 1
    if (this.#random.chance(0.3)) this.#cutPower(device)
    await this.#startDevice(device)
  }

  /** Waits until an armed process has killed itself; one that comes past no place at all is killed where it is. */
  async #killedAtPlace(process: Killable | undefined): Promise<void> {
    const deadline = setTimeout(() => void process?.kill(), 8000)
    await process?.ended
    clearTimeout(deadline)
    const name = process?.place ?? 'past no place in time, killed elsewhere'
    this.#report.kills.byPlace.set(name, (this.#report.kills.byPlace.get(name) ?? 0) + 1)
  }

  #cutPower(device: ChaosDevice): void {
    this.#report.kills.powerCuts += 1
    device.cutPower(this.#random)
  }

  async #startStation(restored = false): Promise<void> {
    for (;;) {
      try {
        return await this.#station.start(restored)
      } catch (error) {
        if (!(error instanceof Gone)) throw error
        throw new Error(`the station does not come up: ${error.message}`)
      }
    }
  }

  async #startDevice(device: ChaosDevice, arm?: { place: string; after: number }): Promise<void> {
    const copy = device.lives > 0 && this.#random.chance(0.4)
    try {
      await device.start({ copy, arm })
    } catch (error) {
      // Killed at its place while it came up.
      if (error instanceof Gone && arm) return
      throw error
    }
    this.#say({ started: device.login, lives: device.lives })
    if (copy) this.#report.olderDatabases += 1
    if (this.#isWorking) await device.process!.ask('work', null).catch(gone)
  }

  /** Everything works again; nobody touches a device. */
  async #heal(): Promise<void> {
    this.#say({ kind: 'heal', saved: this.#saved() })
    this.#smallDisk?.free()
    await this.#rest()
    this.#proxy.faults = {}
    this.#proxy.isDown = false
  }

  /** @returns false when it does not come, which is a violation */
  async #untilQuiet(stage: 'quiet' | 'settled' = 'quiet'): Promise<boolean> {
    let before = ''
    let changedAt = performance.now()
    for (;;) {
      const all = await Promise.all(this.#devices.map((device) => device.process!.ask('status', null)))
      const station = await this.#station.process!.ask('status', null)
      const open = this.#devices.flatMap((device, index) =>
        this.#open(device, all[index]!, station.states, stage),
      )
      this.#say({ open })
      if (open.length === 0) return true
      const now = `${station.rev} ${open.join('; ')}`
      if (now !== before) changedAt = performance.now()
      before = now
      if (performance.now() - changedAt > stuckAfter) {
        this.#report.violations.push(`stuck for ${stuckAfter / 1000} s: ${open.join('; ')}`)
        return false
      }
      // Asking costs the devices their time.
      await pause(1500)
    }
  }

  /** What a device still waits for. */
  #open(
    { login }: ChaosDevice,
    { sync, queued, stuck, states, sending }: DeviceStatus,
    atStation: Record<string, string>,
    stage: 'quiet' | 'settled',
  ) {
    const open: string[] = []
    if (queued > 0) open.push(`${login}: ${queued} commands are not answered`)
    if (stage === 'settled' && stuck.length > 0) open.push(`${login}: ${stuck.join(', ')} wait for somebody`)
    if (sending > 0) open.push(`${login}: ${sending} commands are not handed over`)
    if (!sync.complete) open.push(`${login}: the first sync is not complete`)
    if (sync.waitingFiles.length > 0) open.push(`${login}: ${sync.waitingFiles.length} files wait`)
    if (sync.problem) open.push(`${login}: ${sync.problem.code} ${sync.problem.message}`)
    for (const [id, hash] of Object.entries(atStation))
      if (crews.get(id)!.includes(login) && !stuck.includes(id) && states[id] !== hash)
        open.push(`${login}: ${id} ${states[id] ? 'differs' : 'is missing'}`)
    return open
  }

  async #judge(stage: 'quiet' | 'settled'): Promise<Proven> {
    const station = await this.#station.process!.ask('audit', null)
    const { states, places } = await this.#station.process!.ask('status', null)
    const devices: JudgedDevice[] = await Promise.all(
      this.#devices.map(async ({ login, process, oracle }) => ({
        login,
        told: readOracle(oracle),
        audit: await process!.ask('audit', null),
        status: await process!.ask('status', null),
      })),
    )
    const { proven, violations } = judge({ devices, station, states, crews, stage })
    this.#report.violations.push(...violations)
    if (stage === 'settled') {
      for (const passed of [places, ...devices.map(({ status }) => status.places)])
        for (const [place, times] of Object.entries(passed))
          this.#report.places.set(place, (this.#report.places.get(place) ?? 0) + times)
      for (const { told } of devices)
        for (const last of told.values()) {
          if (last === 'failed') this.#report.failed += 1
          if (last === 'refused') this.#report.refused += 1
        }
    }
    return proven
  }

  /** The officers settle what the station did not take. */
  async #settle(): Promise<void> {
    await Promise.all(this.#devices.map((device) => device.process!.ask('resolve', null)))
  }

  async #tearDown(): Promise<void> {
    this.#isWorking = false
    await Promise.all(this.#turns.values())
    await Promise.all(
      [this.#station?.process, ...this.#devices.map(({ process }) => process)].map((one) => one?.kill()),
    )
    await this.#proxy?.close()
    this.#smallDisk?.unmount()
    if (this.#report.violations.length === 0) removeFolder(this.#options.folder)
  }

  #say(what: object): void {
    if (!this.#options.verbose) return
    const seconds = ((performance.now() - this.#began) / 1000).toFixed(1)
    console.log(`  ${seconds} s ${JSON.stringify(what)}`)
  }
}

/** Logins of the officers of each inspection. */
const crews = new Map(
  chaosDistrict('').inspections.map(({ id, officers }) => [
    id,
    ['jia', 'yi', 'bing', 'ding'].filter((login) =>
      officers.some((officer) => officer.id === officerOf(login).id),
    ),
  ]),
)

/** Counts acknowledgements in an oracle while it is being written. */
class SavedCount {
  readonly #path: string
  #file: number | undefined
  #offset = 0
  #saved = 0

  constructor(path: string) {
    this.#path = path
  }

  read(): number {
    if (this.#file === undefined && existsSync(this.#path)) this.#file = openSync(this.#path, 'r')
    if (this.#file === undefined) return 0
    const bytes = Buffer.alloc(65_536)
    for (;;) {
      const length = readSync(this.#file, bytes, 0, bytes.length, this.#offset)
      const end = bytes.subarray(0, length).lastIndexOf(10) + 1
      if (end === 0) return this.#saved
      this.#saved += bytes.toString('utf8', 0, end).split('"told":"saved"').length - 1
      this.#offset += end
    }
  }
}

function gone(error: unknown): void {
  if (!(error instanceof Gone)) throw error
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
