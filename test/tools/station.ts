import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../server/clock.ts'
import type { SeedDistrict } from '../../server/demo/seed.ts'
import { type RunningStation, startStation } from '../../server/station.ts'
import { copyEmptyDatabase } from './empty-database.ts'
import { createDatabase } from './postgres.ts'
import { testStart } from './small-district.ts'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(iso: string): void
  advance(milliseconds: number): void
}

export function testClock(start = testStart): TestClock {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    set: (iso) => {
      now = Date.parse(iso)
    },
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}

export interface TestStation {
  readonly url: string
  readonly clock: TestClock
  readonly folder: string
  readonly running: RunningStation
  /** The PostgreSQL that it runs on; undefined on PGlite. */
  readonly databaseUrl: string | undefined
  /** Stops the station and starts it again on the same data, at another port; in between something may happen. */
  restart(options?: { between?: () => Promise<void>; restored?: boolean }): Promise<void>
  close(): Promise<void>
}

/**
 * A real station in this process, on fresh data: PGlite in a temporary folder, or a database of its own on a running
 * PostgreSQL.
 */
export async function startTestStation(options: {
  district: SeedDistrict | ((now: string) => SeedDistrict)
  /** Address of a PostgreSQL; PGlite without it. */
  postgres?: string | null
  clock?: TestClock
  evidenceLimit?: number
  renderer?: string
  /** PEM texts: it serves HTTPS. */
  tls?: { certificate: string; key: string }
}): Promise<TestStation> {
  const { district } = options
  const clock = options.clock ?? testClock()
  const folder = await mkdtemp(join(tmpdir(), 'suijian-station-'))
  const databaseUrl = options.postgres
    ? await createDatabase(options.postgres, `station_${randomUUID().replaceAll('-', '')}`)
    : undefined
  if (!databaseUrl) await copyEmptyDatabase(folder)
  const start = (restored = false) =>
    startStation({
      data: folder,
      databaseUrl,
      restored,
      clock,
      evidenceLimit: options.evidenceLimit,
      renderer: options.renderer,
      tls: options.tls,
      district: typeof district === 'function' ? district : () => district,
    })
  let running = await start()
  return {
    get url() {
      return running.url
    },
    get running() {
      return running
    },
    clock,
    folder,
    databaseUrl,
    restart: async ({ between, restored } = {}) => {
      await running.close()
      await between?.()
      running = await start(restored)
    },
    close: async () => {
      await running.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
