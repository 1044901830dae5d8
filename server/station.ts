import { mkdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { NewDistrict } from '../shared/protocol/administration.ts'
import { largestEvidenceBytes, type Reference } from '../shared/protocol/http.ts'
import { ProblemError } from '../shared/protocol/problems.ts'
import { addDistrict } from './admin/add-district.ts'
import { type Clock, systemClock, timestamp } from './clock.ts'
import { type SeedDistrict, seed } from './demo/seed.ts'
import { completePendingDraws } from './draws/complete.ts'
import { stationApp } from './http/app.ts'
import type { Station } from './http/context.ts'
import { stationKeys } from './keys/station-keys.ts'
import { enterGivenOut, GivenOut } from './numbers/given-out.ts'
import { takeLock } from './start/running-lock.ts'
import { toJson } from './store/codec.ts'
import { type Database, openDatabase, watchWrites, write } from './store/database.ts'
import { type Mark, readMark, settleEpoch } from './store/epoch.ts'
import { HighWater } from './store/high-water.ts'
import { migrate } from './store/migrate.ts'

const checkout = resolve(import.meta.dirname, '..')

export interface StationOptions {
  /** Data folder: PGlite, uploads, evidence. */
  data: string
  /** 0 for a free one. */
  port?: number
  host?: string
  /** `postgres://…`; without it PGlite in the data folder. */
  databaseUrl?: string
  clock?: Clock
  /** Fills the station once, when it is empty. Takes the ISO timestamp of the first start. */
  district?: (now: string) => SeedDistrict
  /** Folder of the built renderer. */
  renderer?: string
  /** Largest evidence file, bytes. */
  evidenceLimit?: number
  /** Added before it starts to serve; `shipped` is what an empty station takes along. */
  addDistrict?: { district: NewDistrict; shipped: Reference }
  /** A backup of the database was restored before this start: clients have to pull everything anew. */
  restored?: boolean
  /** PEM texts; with them it serves HTTPS only. */
  tls?: { certificate: string; key: string }
}

export interface RunningStation {
  /** `http://127.0.0.1:PORT`, or `https://…` */
  url: string
  /** For tests and tools in the same process. */
  station: Station
  close(): Promise<void>
}

/**
 * Starts a station in this process.
 * @throws ProblemError `store.held` when another living process has the data folder
 */
export async function startStation(options: StationOptions): Promise<RunningStation> {
  const folder = resolve(options.data)
  await mkdir(folder, { recursive: true })
  // Several stations may share a PostgreSQL; PGlite takes damage from a second process.
  const release = options.databaseUrl ? () => undefined : lockFolder(folder)
  let database: Database | undefined
  try {
    database = await openDatabase(folder, options.databaseUrl)
    await migrate(database)
    const clock = options.clock ?? systemClock()
    const { district } = options
    const now = timestamp(clock)
    if (district) await seed(database, folder, () => district(now), now)
    if (options.addDistrict)
      await addDistrict(database, options.addDistrict.district, options.addDistrict.shipped, now)
    const { highWater, isRestored } = await keepHighWater(database, folder, options.restored ?? false, now)
    const givenOut = new GivenOut(folder)
    await write(database, (transaction) => enterGivenOut(transaction, givenOut, isRestored, now))
    const station: Station = {
      database,
      keys: await stationKeys(database),
      clock,
      name: await metaText(database, 'name', '随检服务器'),
      version: await packageVersion(),
      folder,
      highWater,
      givenOut,
      evidenceLimit: options.evidenceLimit ?? largestEvidenceBytes,
    }
    await completePendingDraws(station)
    const app = await stationApp(station, options.renderer ?? join(checkout, 'dist/renderer'), options.tls)
    const host = options.host ?? '127.0.0.1'
    await app.listen({ host, port: options.port ?? 0 })
    const { port } = app.server.address() as AddressInfo
    return {
      url: `${options.tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
      station,
      close: async () => {
        // What is being answered is finished; an upload that never ends is cut off, the client takes it up again.
        const cut = setTimeout(() => app.server.closeAllConnections(), 5000)
        await app.close()
        clearTimeout(cut)
        await station.database.destroy()
        release()
      },
    }
  } catch (error) {
    await database?.destroy()
    release()
    throw error
  }
}

function lockFolder(folder: string): () => void {
  const lock = takeLock(join(folder, 'station.lock'))
  if (!lock.taken) throw new ProblemError('store.held', { folder, pid: lock.holder.pid })
  return () => lock.release()
}

/** Compares the database with what the folder remembers of it, and remembers from now on what it comes to. */
async function keepHighWater(
  database: Database,
  folder: string,
  restored: boolean,
  now: string,
): Promise<{ highWater: HighWater; isRestored: boolean }> {
  const highWater = new HighWater(folder)
  const before: Mark | undefined = await readMark(database)
  const settled = await settleEpoch(database, highWater.read(), restored, now)
  highWater.note(settled)
  watchWrites(database, async (transaction) => {
    const mark = await readMark(transaction)
    return () => highWater.note(mark)
  })
  return { highWater, isRestored: before !== undefined && settled.epoch !== before.epoch }
}

/** A text that is set once for the station's life. */
async function metaText(database: Database, key: string, first: string): Promise<string> {
  return write(database, async (transaction) => {
    await transaction
      .insertInto('meta')
      .values({ key, value: toJson(first) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const row = await transaction
      .selectFrom('meta')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    return row.value as string
  })
}

async function packageVersion(): Promise<string> {
  const text = await readFile(join(checkout, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
