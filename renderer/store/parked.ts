import type { Inspection } from '../../shared/domain/inspection.ts'
import type { Account, PushResult } from '../../shared/protocol/http.ts'
import { sealJson } from './crypto.ts'
import type { OutboxRowStored } from './database.ts'
import type { RecordStore } from './record-store.ts'
import { adoptStationVersion, outcomeLabel, readOutcome } from './sync-writes.ts'
import { inWriteQueue } from './write-queue.ts'

/** Ids of the commands of a record that the station did not take or has not answered. */
export async function openCommandIds(store: RecordStore, inspectionId: string): Promise<string[]> {
  const rows = await store.database.outbox.where('inspectionId').equals(inspectionId).sortBy('sequence')
  return rows
    .filter(({ status }) => status === 'parked' || status === 'held' || status === 'queued')
    .map(({ commandId }) => commandId)
}

/** The laptop's and the station's version of a record in 需要处理; null when it is not there. */
export async function parkedVersions(
  store: RecordStore,
  inspectionId: string,
): Promise<{ local: Inspection; station: Inspection } | null> {
  const record = await store.read(inspectionId)
  const rows = await store.database.outbox
    .where('[inspectionId+status]')
    .equals([inspectionId, 'parked'])
    .sortBy('sequence')
  for (const row of rows.reverse()) {
    const outcome = await readOutcome(store, row)
    if (record && outcome?.inspection) return { local: record.inspection, station: outcome.inspection }
  }
  return null
}

/**
 * Records whose parked commands were all resolved take over the station's version; the newest one comes with the next
 * pull from the start. Returns whether there were any.
 */
export async function adoptResolved(store: RecordStore, account: Account): Promise<boolean> {
  const { database } = store
  const resolved = await database.outbox.where('status').equals('resolved').toArray()
  let adopted = false
  for (const [inspectionId, rows] of Map.groupBy(resolved, (row) => row.inspectionId)) {
    const mark = `adopted.${rows.at(-1)!.commandId}`
    if (await database.getMeta(mark)) continue
    const record = await store.read(inspectionId)
    const outcomes = await Promise.all(rows.map((row) => readOutcome(store, row)))
    const station = outcomes.findLast((outcome) => outcome?.inspection)?.inspection
    if (record && station) {
      const isOwn = station.officers.some(({ id }) => id === account.id) || account.role !== 'inspector'
      const others = record.row.accounts.filter((id) => id !== account.id)
      await adoptStationVersion(store, station, 0, isOwn ? [...others, account.id] : others)
    }
    await database.putMeta(mark, true)
    await dropVersions(store, rows, outcomes)
    adopted = true
  }
  // Every account of this laptop reads again: the record may be in another one's scope.
  if (adopted) await database.meta.filter(({ key }) => key.startsWith('cursor.')).delete()
  return adopted
}

/** The station's version that came with a refusal is needed no more once it was adopted; each is a whole record. */
function dropVersions(
  store: RecordStore,
  rows: readonly OutboxRowStored[],
  outcomes: readonly (PushResult | undefined)[],
): Promise<void> {
  return inWriteQueue(async () => {
    for (const [index, { sequence }] of rows.entries()) {
      const outcome = outcomes[index]
      if (!outcome?.inspection) continue
      const { inspection: _, ...alone } = outcome
      const sealed = await sealJson(store.key, outcomeLabel(sequence), alone)
      await store.database.outbox.update(sequence, { outcome: sealed })
    }
  })
}
