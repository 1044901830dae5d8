import { ProblemError } from '../../shared/protocol/problems.ts'
import type { Host } from '../host/host.ts'
import { StoreDatabase } from './database.ts'

/** Names of errors that say of a database, or of what lies in it, that it can't be read as it is. */
const damageNames = [
  'UnknownError',
  'NotFoundError',
  'DataError',
  'InvalidStateError',
  'OperationError',
  'SyntaxError',
]

/** Whether an error means that the database is damaged, and not that it is full, newer than the app, or in use. */
export function isDamage(error: unknown): boolean {
  const { name, inner } = error as { name?: string; inner?: { name?: string } }
  return damageNames.includes(inner?.name ?? name ?? '')
}

/**
 * Opens the laptop's database. One that does not open a second time either is damaged: it makes room for an empty one,
 * which is filled again from the journal and the station.
 * @throws ProblemError `disk-full`: on a full disk a database may fail to open that is whole
 */
export async function openDatabase(host: Host): Promise<{ database: StoreDatabase; rebuilt: boolean }> {
  const first = new StoreDatabase()
  try {
    await first.open()
    return { database: first, rebuilt: false }
  } catch (error) {
    first.close()
    if (!isDamage(error)) throw error
  }
  const second = new StoreDatabase()
  try {
    await second.open()
    return { database: second, rebuilt: false }
  } catch (error) {
    if (!isDamage(error)) throw error
    await checkRoom(host)
    await second.delete()
  }
  const database = new StoreDatabase()
  await database.open()
  return { database, rebuilt: true }
}

/** @throws ProblemError `disk-full` where a database is not to be judged */
export async function checkRoom(host: Host): Promise<void> {
  const free = await host.freeBytes().catch(() => null)
  if (free !== null && free < (host.reserveBytes ?? 0)) throw new ProblemError('disk-full')
}

/**
 * Empties what follows from journal and station. Kept is what neither has: drafts, the numbers of this laptop, where the
 * files lie.
 */
export async function emptyForRebuild(database: StoreDatabase): Promise<void> {
  const { inspections, outbox, summaries, evidence, meta } = database
  await database.transaction('rw', inspections, outbox, summaries, evidence, meta, async () => {
    await Promise.all([inspections.clear(), outbox.clear(), summaries.clear()])
    await meta.filter(({ key }) => key !== 'checkpoint').delete()
    // The station is asked anew which of them it lacks.
    await evidence.toCollection().modify({ uploaded: 0 })
  })
}
