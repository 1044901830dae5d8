import { randomBytes, randomUUID } from 'node:crypto'
import { sha256Hex } from '../../shared/domain/canonical.ts'
import { chinaDate } from '../../shared/domain/china-time.ts'
import { type DrawRecord, drawOne } from '../../shared/domain/draw.ts'
import { type Inspection, type Officer, recusalOf } from '../../shared/domain/inspection.ts'
import { accountById, officerOf } from '../accounts/accounts.ts'
import { audit } from '../accounts/audit.ts'
import { timestamp } from '../clock.ts'
import type { Station } from '../http/context.ts'
import { loadInspection } from '../inspections/commit.ts'
import { giveStationCommand, stationActor } from '../inspections/station-command.ts'
import { toJson } from '../store/codec.ts'
import { type WriteTransaction, write } from '../store/database.ts'
import type { DrawCommitment } from '../store/schema.ts'
import { eligibleOfficers } from './eligible.ts'

/**
 * Replaces every officer in conflict of an inspection. Each draw is two transactions: the station first commits to
 * the hash of its seed and to the pool, and only then draws; one that was interrupted is taken up where it stopped.
 */
export async function completeDraws(station: Station, inspectionId: string): Promise<void> {
  const { database } = station
  for (;;) {
    const committed = await write(database, (transaction) => commitDraw(transaction, station, inspectionId))
    if (!committed) return
    await write(database, (transaction) => draw(transaction, station, inspectionId, committed))
  }
}

/** Start-up: completes what a stop of the station interrupted. */
export async function completePendingDraws(station: Station): Promise<void> {
  const rows = await station.database
    .selectFrom('inspections')
    .select('id')
    .where('state', '=', 'awaiting-replacement')
    .orderBy('rev')
    .execute()
  for (const { id } of rows) await completeDraws(station, id)
}

/**
 * First step: commits to a draw for the next officer in conflict, or finds the commitment that waits.
 * @returns id of the draw; undefined when nobody is to be replaced, or nobody is eligible
 */
async function commitDraw(
  transaction: WriteTransaction,
  station: Station,
  inspectionId: string,
): Promise<string | undefined> {
  const inspection = await loadInspection(transaction, inspectionId)
  if (inspection?.state !== 'awaiting-replacement') return undefined
  const at = timestamp(station.clock)
  for (const outgoing of inspection.officers.filter(({ id }) => recusalOf(inspection, id)?.conflict)) {
    const open = await transaction
      .selectFrom('draws')
      .select('id')
      .where('inspection_id', '=', inspectionId)
      .where('outgoing', '=', outgoing.id)
      .where('status', '=', 'committed')
      .executeTakeFirst()
    if (open) return open.id
    const eligible = await eligibleOfficers(transaction, inspection, outgoing, chinaDate(at))
    if (eligible.length > 0) return storeCommitment(transaction, inspection, outgoing, eligible, at)
    await auditOnce(transaction, inspectionId, outgoing.id, at)
  }
  return undefined
}

async function storeCommitment(
  transaction: WriteTransaction,
  inspection: Inspection,
  outgoing: Officer,
  pool: readonly { id: string; name: string; certificateNumber: string }[],
  at: string,
): Promise<string> {
  const seed = randomBytes(32).toString('hex')
  const commitment: DrawCommitment = {
    algorithm: 'sha256-rejection-v1',
    drawId: randomUUID(),
    inspectionId: inspection.id,
    purpose: `${outgoing.name}回避，抽取替换的检查人员`,
    seedHash: sha256Hex(seed),
    pool: pool.map(({ id, name, certificateNumber }) => ({ id, name, certificateNumber })),
    committedAt: at,
  }
  await transaction
    .insertInto('draws')
    .values({
      id: commitment.drawId,
      inspection_id: inspection.id,
      outgoing: outgoing.id,
      status: 'committed',
      seed,
      commitment: toJson(commitment),
      record: null,
      committed_at: at,
    })
    .execute()
  return commitment.drawId
}

/** Second step: draws as committed and replaces the officer. A draw that came too late is void, and logged as such. */
async function draw(
  transaction: WriteTransaction,
  station: Station,
  inspectionId: string,
  drawId: string,
): Promise<void> {
  const row = await transaction
    .selectFrom('draws')
    .selectAll()
    .where('id', '=', drawId)
    .executeTakeFirstOrThrow()
  if (row.status !== 'committed') return
  const inspection = await loadInspection(transaction, inspectionId)
  const { commitment, seed, outgoing } = row
  const at = timestamp(station.clock)
  const drawn = drawOne(seed, drawId, commitment.pool)
  const incoming = await accountById(transaction, drawn.id)
  const stands =
    inspection?.state === 'awaiting-replacement' &&
    inspection.officers.some(({ id }) => id === outgoing) &&
    !inspection.officers.some(({ id }) => id === drawn.id)
  if (!stands || !incoming) {
    await transaction.updateTable('draws').set({ status: 'void' }).where('id', '=', drawId).execute()
    await audit(transaction, { at, actorId: stationActor, action: 'draw.void', subject: drawId })
    return
  }
  // The clock may have been set back between the two steps; a record never says that it was drawn before it committed.
  const [, drawnAt] = [at, commitment.committedAt].sort() as [string, string]
  const record: DrawRecord = { ...commitment, seed, drawnAt, result: drawn.id }
  await giveStationCommand(
    transaction,
    inspection,
    'replaceOfficer',
    { drawId, outgoing, incoming: officerOf(incoming) },
    { actorId: stationActor, at },
  )
  await transaction
    .updateTable('draws')
    .set({ status: 'drawn', record: toJson(record) })
    .where('id', '=', drawId)
    .execute()
  await audit(transaction, {
    at,
    actorId: stationActor,
    action: 'draw.made',
    subject: inspectionId,
    detail: record,
  })
}

/** Nobody is eligible: the inspection keeps waiting, and the log says why, once. */
async function auditOnce(
  transaction: WriteTransaction,
  inspectionId: string,
  outgoing: string,
  at: string,
): Promise<void> {
  const action = 'draw.nobody-eligible'
  const subject = `${inspectionId} ${outgoing}`
  const logged = await transaction
    .selectFrom('audit_log')
    .select('id')
    .where('action', '=', action)
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (!logged) await audit(transaction, { at, actorId: stationActor, action, subject })
}
