import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { audit } from '../accounts/audit.ts'
import { stationActor } from '../inspections/station-command.ts'
import { toJson } from './codec.ts'
import { type Database, type Queries, type WriteTransaction, write } from './database.ts'

/** How far a station has come: its epoch, which changes when a backup is restored, and the last `rev` given in it. */
export interface Mark {
  epoch: string
  rev: number
}

/** The mark of the database as it stands; `settleEpoch` has given it an epoch. */
export async function readMark(queries: Queries): Promise<Mark> {
  const { rows } = await sql<Mark>`
    select meta.value as epoch, revision.value as rev from revision, meta where meta.key = 'epoch'`.execute(
    queries,
  )
  return rows[0]!
}

/**
 * Gives the database an epoch, and a new one when it is a restored backup: clients then pull everything anew instead
 * of waiting for revs that they have seen already.
 * @param remembered how far the database had come when this station last looked
 * @param told somebody says that a backup was restored
 */
export async function settleEpoch(
  database: Database,
  remembered: Mark | undefined,
  told: boolean,
  at: string,
): Promise<Mark> {
  return write(database, async (transaction) => {
    await transaction
      .insertInto('meta')
      .values({ key: 'epoch', value: toJson(randomUUID()) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const mark = await readMark(transaction)
    const reason = told ? 'told' : await signOfRestore(transaction, mark, remembered)
    if (!reason) return mark
    const epoch = randomUUID()
    await transaction
      .updateTable('meta')
      .set({ value: toJson(epoch) })
      .where('key', '=', 'epoch')
      .execute()
    const detail: RestoreDetail = {
      reason,
      previous: mark.epoch,
      rev: mark.rev,
      remembered: remembered ?? null,
    }
    await audit(transaction, { at, actorId: stationActor, action: restoreAction, subject: epoch, detail })
    const seen = remembered && !told ? `（库内修订号 ${mark.rev}，此前已到 ${remembered.rev}）` : ''
    console.warn(
      `数据库是从备份恢复的${seen}：已换新纪元 ${epoch}，各客户端会重新下载，并补传站点缺少的操作。`,
    )
    return { epoch, rev: mark.rev }
  })
}

const restoreAction = 'station.restored'

interface RestoreDetail {
  reason: 'behind' | 'foreign' | 'told'
  /** Epoch that ended. */
  previous: string
  rev: number
  remembered: Mark | null
}

async function signOfRestore(
  transaction: WriteTransaction,
  mark: Mark,
  remembered: Mark | undefined,
): Promise<'behind' | 'foreign' | undefined> {
  if (!remembered) return undefined
  if (remembered.epoch === mark.epoch) return remembered.rev > mark.rev ? 'behind' : undefined
  // Another instance may have renewed the epoch meanwhile; an epoch that the database never had is lost with a backup.
  const restores = await transaction
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', restoreAction)
    .execute()
  const known = restores.some(({ detail }) => (detail as RestoreDetail).previous === remembered.epoch)
  return known ? undefined : 'foreign'
}
