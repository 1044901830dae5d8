import { cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../tools/free-port.ts'
import { createDatabase } from '../tools/postgres.ts'
import { ChaosDevice } from './device.ts'
import { officers } from './district.ts'
import { FaultProxy } from './proxy.ts'
import { Random } from './random.ts'
import { ChaosStation, copyDatabase } from './station.ts'

/** A filled station with its enrolled devices, made once and copied for every run. */
export interface Template {
  folder: string
  stationPort: number
  /** Devices know the station under this port. */
  proxyPort: number
  /** Server of PostgreSQL; undefined for PGlite. */
  postgres: string | undefined
  devices: readonly string[]
}

const templateDatabase = 'chaos_template'

export async function makeTemplate(
  folder: string,
  count: number,
  postgres: string | undefined,
): Promise<Template> {
  const devices = officers.slice(0, count)
  const template = { folder, stationPort: await freePort(), proxyPort: await freePort(), postgres, devices }
  const fail = (fault: string) => {
    throw new Error(fault)
  }
  mkdirSync(join(folder, 'station'), { recursive: true })
  const database = postgres ? await createDatabase(postgres, templateDatabase) : undefined
  const station = new ChaosStation(join(folder, 'station'), template.stationPort, database, fail)
  await station.start()
  const proxy = new FaultProxy(station.address, new Random('template'))
  await proxy.listen(template.proxyPort)
  for (const login of devices) {
    const device = new ChaosDevice(login, join(folder, login), proxyAddress(template), '', fail)
    await device.enrol()
    await device.process!.kill()
  }
  await proxy.close()
  await station.process!.stop()
  return template
}

export function proxyAddress({ proxyPort }: Template): string {
  return `http://127.0.0.1:${proxyPort}`
}

/** A station of its own for a run. */
export async function copyStation(
  template: Template,
  folder: string,
  onFault: (fault: string) => void,
): Promise<ChaosStation> {
  mkdirSync(folder, { recursive: true })
  cpSync(join(template.folder, 'station', 'data'), join(folder, 'data'), { recursive: true })
  let database: string | undefined
  if (template.postgres) {
    const name = 'chaos_run'
    await copyDatabase(template.postgres, templateDatabase, name)
    const url = new URL(template.postgres)
    url.pathname = `/${name}`
    database = url.href
  }
  return new ChaosStation(folder, template.stationPort, database, onFault)
}

/** The files of an enrolled device, as safe on the disk as they were. */
export function copyDevice(template: Template, login: string, folder: string): void {
  const store = join(folder, 'store')
  mkdirSync(store, { recursive: true })
  cpSync(join(template.folder, login, 'store'), store, { recursive: true })
  const lines = readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)))
    .map(({ ino, size }) => `${ino} ${size}\n`)
  writeFileSync(join(folder, 'durable-sizes'), lines.join(''))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
