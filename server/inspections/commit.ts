import { applyEvents } from '../../shared/domain/apply.ts'
import type { Command } from '../../shared/domain/commands.ts'
import { currentBody } from '../../shared/domain/current-body.ts'
import type { DomainEvent } from '../../shared/domain/events.ts'
import { filesOf, type Inspection } from '../../shared/domain/inspection.ts'
import { scopesOfInspection } from '../accounts/scopes.ts'
import { toJson } from '../store/codec.ts'
import { type Queries, takeRevs, type WriteTransaction } from '../store/database.ts'
import { handedOver } from './handed-over.ts'
import { appendLog } from './log.ts'

/** An inspection as the station holds it, whichever version of the station stored it. */
export async function loadInspection(queries: Queries, id: string): Promise<Inspection | undefined> {
  const row = await queries.selectFrom('inspections').select('body').where('id', '=', id).executeTakeFirst()
  return row && currentBody(row.body)
}

/**
 * Makes events part of an inspection: new state, access, files and the station's log under one new `rev`.
 * @param at ISO timestamp of the station
 */
export async function commitEvents(
  transaction: WriteTransaction,
  before: Inspection,
  command: Command,
  events: DomainEvent[],
  at: string,
): Promise<{ inspection: Inspection; rev: number }> {
  const inspection = applyEvents(before, events)
  const rev = await takeRevs(transaction)
  await transaction
    .updateTable('inspections')
    .set({ ...indexed(inspection), rev, body: toJson(inspection) })
    .where('id', '=', inspection.id)
    .execute()
  await updateAccess(transaction, inspection, rev)
  await storeFiles(transaction, [inspection])
  await appendLog(transaction, [{ rev, inspectionId: inspection.id, command, events, at }])
  return { inspection, rev }
}

/** Puts new inspections on record, each under a `rev` of its own, in their order. */
export async function dispatchInspections(
  transaction: WriteTransaction,
  inspections: readonly Inspection[],
  at: string,
): Promise<void> {
  const batch = 250
  for (let start = 0; start < inspections.length; start += batch) {
    const part = inspections.slice(start, start + batch)
    const first = (await takeRevs(transaction, part.length)) - part.length + 1
    const rows = part.map((inspection, index) => ({ inspection, rev: first + index }))
    await transaction
      .insertInto('inspections')
      .values(
        rows.map(({ inspection, rev }) => ({
          id: inspection.id,
          ...indexed(inspection),
          rev,
          body: toJson(inspection),
        })),
      )
      .execute()
    const pushed = await handedOver(transaction, part)
    const access = rows.flatMap(({ inspection, rev }) =>
      scopesOfInspection(inspection, pushed(inspection)).map((scope) => ({
        inspection_id: inspection.id,
        scope,
        rev,
        active: true,
        snapshot: null,
      })),
    )
    await transaction.insertInto('inspection_access').values(access).execute()
    await storeFiles(transaction, part)
    await appendLog(
      transaction,
      rows.map(({ inspection, rev }) => ({
        rev,
        inspectionId: inspection.id,
        command: null,
        events: [],
        at,
        body: inspection,
      })),
    )
  }
}

/** Replaces an inspection that nobody has begun: an import came with newer data. */
export async function redispatch(
  transaction: WriteTransaction,
  inspection: Inspection,
  at: string,
): Promise<void> {
  const rev = await takeRevs(transaction)
  await transaction
    .updateTable('inspections')
    .set({ ...indexed(inspection), rev, body: toJson(inspection) })
    .where('id', '=', inspection.id)
    .execute()
  await updateAccess(transaction, inspection, rev)
  const dispatch = { rev, inspectionId: inspection.id, command: null, events: [], at, body: inspection }
  await appendLog(transaction, [dispatch])
}

/** Members that queries look at. */
function indexed(inspection: Inspection) {
  return {
    station_id: inspection.stationId,
    district_id: inspection.versions.profile.id,
    state: inspection.state,
    business_code: inspection.business.code,
    task_number: inspection.task.number,
  }
}

/** Every scope of the inspection sees the new rev; one that lost it keeps the version of that moment. */
async function updateAccess(
  transaction: WriteTransaction,
  inspection: Inspection,
  rev: number,
): Promise<void> {
  const pushed = await handedOver(transaction, [inspection])
  const scopes = scopesOfInspection(inspection, pushed(inspection))
  await transaction
    .insertInto('inspection_access')
    .values(
      scopes.map((scope) => ({ inspection_id: inspection.id, scope, rev, active: true, snapshot: null })),
    )
    .onConflict((conflict) =>
      conflict.columns(['inspection_id', 'scope']).doUpdateSet({ rev, active: true, snapshot: null }),
    )
    .execute()
  await transaction
    .updateTable('inspection_access')
    .set({ rev, active: false, snapshot: toJson(inspection) })
    .where('inspection_id', '=', inspection.id)
    .where('active', '=', true)
    .where('scope', 'not in', scopes)
    .execute()
}

async function storeFiles(transaction: WriteTransaction, inspections: readonly Inspection[]): Promise<void> {
  const rows = inspections.flatMap((inspection) => [
    ...filesOf(inspection).map((entry) => ({
      inspection_id: inspection.id,
      sha256: entry.id,
      kind: 'evidence' as const,
    })),
    ...inspection.documents.map((entry) => ({
      inspection_id: inspection.id,
      sha256: entry.sha256,
      kind: 'document' as const,
    })),
  ])
  if (rows.length === 0) return
  await transaction
    .insertInto('inspection_files')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
