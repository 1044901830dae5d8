import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { AskedProcess } from './child-process.ts'
import type { StationQuestions } from './messages.ts'

export type ChaosStationProcess = AskedProcess<StationQuestions>

/** The station of a run: its data, and the process on it that is killed and started again. */
export class ChaosStation {
  readonly folder: string
  readonly port: number
  /** PostgreSQL that it runs on; undefined on PGlite. */
  readonly database: string | undefined
  readonly #onFault: (fault: string) => void
  process: ChaosStationProcess | undefined
  /** Set wrong by so many days. */
  clockDays = 0
  /** Place to be killed at in the next life. */
  armed: { place: string; after: number } | undefined

  constructor(folder: string, port: number, database: string | undefined, onFault: (fault: string) => void) {
    this.folder = folder
    this.port = port
    this.database = database
    this.#onFault = onFault
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts it on its data. @throws Gone when it ends, or is killed, before it listens */
  async start(restored = false): Promise<void> {
    const renderer = join(this.folder, 'renderer')
    mkdirSync(renderer, { recursive: true })
    writeFileSync(join(renderer, 'index.html'), '<!doctype html>')
    const args = ['--data', join(this.folder, 'data'), '--port', String(this.port), '--renderer', renderer]
    if (this.database) args.push('--database', this.database)
    if (restored) args.push('--restored')
    if (this.armed) args.push('--place', this.armed.place, '--after', String(this.armed.after))
    this.armed = undefined
    this.process = new AskedProcess('child/station.ts', args, {
      env: { SUIJIAN_CLOCK_OFFSET_DAYS: String(this.clockDays) },
      log: join(this.folder, 'station.log'),
      onFault: this.#onFault,
    })
    await this.process.ready
  }

  /** Copies the data of the stopped station, as a nightly backup does. */
  async backUp(): Promise<void> {
    rmSync(join(this.folder, 'backup'), { recursive: true, force: true })
    cpSync(join(this.folder, 'data'), join(this.folder, 'backup'), { recursive: true })
    if (this.database)
      await copyDatabase(this.database, nameOf(this.database), `${nameOf(this.database)}_backup`)
  }

  get hasBackup(): boolean {
    return existsSync(join(this.folder, 'backup'))
  }

  /**
   * Puts the backup in the place of the data; the station is stopped.
   * @param whole the folder with the files as well, so that nothing in it tells of the restore; else the database only
   */
  async restore(whole: boolean): Promise<void> {
    const parts = whole ? [''] : ['pglite']
    for (const part of parts) {
      const from = join(this.folder, 'backup', part)
      if (!existsSync(from)) continue
      rmSync(join(this.folder, 'data', part), { recursive: true, force: true })
      cpSync(from, join(this.folder, 'data', part), { recursive: true })
    }
    if (this.database)
      await copyDatabase(this.database, `${nameOf(this.database)}_backup`, nameOf(this.database))
  }
}

function nameOf(database: string): string {
  return new URL(database).pathname.slice(1)
}

/** Puts a copy of one database in the place of another of the same server. */
export async function copyDatabase(server: string, from: string, to: string): Promise<void> {
  const url = new URL(server)
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(to)} with (force)`)
    // The connections of a killed station end a moment after it.
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from])
    for (let tries = 0; ; tries++) {
      try {
        await client.query(
          `create database ${client.escapeIdentifier(to)} template ${client.escapeIdentifier(from)}`,
        )
        return
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || tries === 50) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  } finally {
    await client.end()
  }
}
