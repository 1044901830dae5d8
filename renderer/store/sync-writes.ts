import { applyEvents } from '../../shared/domain/apply.ts'
import { newestCalendar } from '../../shared/domain/calendar.ts'
import type { Inspection, ParkedChoice } from '../../shared/domain/inspection.ts'
import type { JournalEntry } from '../../shared/domain/journal-entry.ts'
import type { PullPage, PushResult, Reference } from '../../shared/protocol/http.ts'
import type { Summary } from '../app/workspace.ts'
import { crashPoint } from './crash-points.ts'
import { sealJson, unsealJson } from './crypto.ts'
import type { InspectionRow, OutboxRowStored } from './database.ts'
import { countOf, rowsIn, rowsOf } from './outbox-rows.ts'
import { inspectionLabel, outboxLabel, type RecordStore } from './record-store.ts'
import { inWriteQueue } from './write-queue.ts'

export function outcomeLabel(sequence: number): string {
  return `suijian.outcome.${sequence}`
}

export async function readEntry(store: RecordStore, row: OutboxRowStored): Promise<JournalEntry> {
  return unsealJson<JournalEntry>(store.key, outboxLabel(row.sequence), row.entry)
}

export async function readOutcome(store: RecordStore, row: OutboxRowStored): Promise<PushResult | undefined> {
  return row.outcome ? unsealJson<PushResult>(store.key, outcomeLabel(row.sequence), row.outcome) : undefined
}

/**
 * The next entries for the station, in the order of the device's chain: those that it has not answered, and those that
 * it held back and that are handed over to it for reference.
 */
export async function nextEntries(store: RecordStore, limit: number): Promise<JournalEntry[]> {
  const { database } = store
  const [sending, queued] = await database.transaction('r', database.outbox, async () => [
    (await rowsIn(database, ['resolved'])).filter(({ handedOver }) => handedOver === 'sending'),
    await rowsIn(database, ['queued'], limit),
  ])
  const rows = [...sending!, ...queued!].sort((one, other) => one.sequence - other.sequence)
  // One push is one piece of the chain: what lies behind a gap goes with the next one.
  const gap = rows.findIndex((row, index) => index > 0 && row.sequence !== rows[index - 1]!.sequence + 1)
  const run = gap < 0 ? rows : rows.slice(0, gap)
  return Promise.all(run.slice(0, limit).map((row) => readEntry(store, row)))
}

/** Hashes of evidence and papers that belong to what was handed over of an inspection: the station's record does not name it. */
export async function handedOverEvidence(store: RecordStore, inspectionId: string): Promise<Set<string>> {
  const rows = await store.database.outbox
    .where('[inspectionId+status]')
    .equals([inspectionId, 'resolved'])
    .filter(({ handedOver }) => handedOver !== undefined)
    .toArray()
  const entries = await Promise.all(rows.map((row) => readEntry(store, row)))
  return new Set(
    entries.flatMap(({ command: { type, payload } }) => {
      if (type === 'issueDocument') return [payload.sha256]
      return type === 'addEvidence' || type === 'addProof' ? [payload.evidenceId] : []
    }),
  )
}

/** Writes the station's answers to a push beside the entries; an accepted resolution releases what it resolves. */
export function recordResults(store: RecordStore, results: readonly PushResult[]): Promise<void> {
  return inWriteQueue(async () => {
    const { database } = store
    const changed = new Set<string>()
    const updates: OutboxRowStored[] = []
    const resolved = new Map<string, ParkedChoice | 'merge'>()
    const released = new Set<string>()
    for (const result of results) {
      const row = await database.outbox.get(result.sequence)
      if (!row || row.commandId !== result.commandId) continue
      if (row.handedOver === 'sending') updates.push({ ...row, handedOver: 'sent' })
      if (row.status !== 'queued') continue
      const entry = await readEntry(store, row)
      if (result.status === 'accepted' && entry.command.type === 'resolveParked')
        for (const id of entry.command.payload.commandIds) resolved.set(id, entry.command.payload.choice)
      if (result.status === 'accepted' && entry.command.type === 'resolveConflict') {
        for (const id of entry.command.payload.commandIds) resolved.set(id, 'merge')
        released.add(row.inspectionId)
      }
      changed.add(row.inspectionId)
      updates.push({
        ...row,
        status: result.status,
        ...(result.status === 'accepted'
          ? { acceptedAt: new Date().toISOString() }
          : { outcome: await sealJson(store.key, outcomeLabel(row.sequence), result) }),
      })
    }
    crashPoint('results.sealed')
    await database.transaction('rw', database.outbox, database.meta, async () => {
      await database.outbox.bulkPut(updates)
      // After a merge the station judges what it held back, and the record comes with the next page.
      for (const id of released)
        await database.outbox
          .where('[inspectionId+status]')
          .equals([id, 'held'])
          .modify((row) => {
            if (resolved.has(row.commandId)) return
            row.status = 'queued'
            delete row.outcome
          })
      for (const [id, choice] of resolved)
        if (choice === 'merge') await database.putMeta(`adopted.${id}`, true)
      await database.outbox
        .where('commandId')
        .anyOf([...resolved.keys()])
        .modify((row) => {
          // The station kept the parked one; those held behind it were never stored there.
          if (resolved.get(row.commandId) !== 'keep-local')
            row.handedOver = row.status === 'parked' ? 'sent' : 'sending'
          row.status = 'resolved'
        })
    })
    crashPoint('results.committed')
    await refreshSummaries(store, [...changed])
    crashPoint('results.listed')
    store.onChange([...changed])
  })
}

/** Scope of a record once the station has answered everything: accounts that it had left are out. */
async function settledScope(store: RecordStore, row: InspectionRow): Promise<string[]> {
  if (!row.left?.length) return row.accounts
  return (await countOf(store.database, row.id, openStates)) > 0
    ? row.accounts
    : row.accounts.filter((id) => !row.left?.includes(id))
}

async function refreshSummaries(store: RecordStore, ids: readonly string[]): Promise<void> {
  const changes = []
  for (const id of ids) {
    const record = await store.read(id)
    if (!record) continue
    const accounts = await settledScope(store, record.row)
    if (accounts !== record.row.accounts) await store.database.inspections.update(id, { accounts, left: [] })
    changes.push(await store.summaryChange(record.inspection, accounts))
  }
  const packs = await store.index.stage(changes)
  await store.database.summaries.bulkPut(packs)
  store.index.publish()
}

/** More than most records take in the database. */
const recordBytes = 64 * 1024

/**
 * One page of the station's changes. Records with commands that the station has not answered are rebased: the station's
 * version first, then the own events in order. Records in 需要处理 keep their local version. Page and cursor land in
 * one transaction.
 * @param accountId in whose scope the page was read
 */
export function applyPage(store: RecordStore, accountId: string, page: PullPage): Promise<void> {
  return inWriteQueue(async () => {
    const { database } = store
    await store.space.need(page.rows.length * recordBytes)
    const ids = page.rows.map(({ inspection }) => inspection.id)
    const known = await database.inspections.bulkGet(ids)
    const own = Map.groupBy(await rowsOf(database, ids, openStates), (row) => row.inspectionId)
    const rebased = await Promise.all(
      page.rows.map((row, index) =>
        rebase(store, accountId, row, known[index], own.get(row.inspection.id) ?? []),
      ),
    )
    const rows: InspectionRow[] = rebased.map(({ row }) => row)
    const changes = rebased.map(({ row, summary }) => ({ summary, accounts: row.accounts }))
    const packs = await store.index.stage(changes)
    crashPoint('page.rebased')
    await database.transaction('rw', database.inspections, database.summaries, database.meta, async () => {
      await database.inspections.bulkPut(rows)
      await database.summaries.bulkPut(packs)
      await database.putMeta(`cursor.${accountId}`, { epoch: page.epoch, cursor: page.cursor })
      if (page.complete) await database.putMeta(`complete.${accountId}`, true)
    })
    crashPoint('page.committed')
    store.index.publish()
    store.onChange(rows.map(({ id }) => id))
  })
}

/** Commands that are not settled; what the station took can be thousands of rows. */
const openStates = ['queued', 'parked', 'held'] as const

/**
 * One row of a page as it will stand on this laptop. A version that is older than the laptop's (another account of it
 * pulled later) still says who may see the record.
 */
async function rebase(
  store: RecordStore,
  accountId: string,
  { rev, access, inspection }: PullPage['rows'][number],
  before: InspectionRow | undefined,
  own: readonly OutboxRowStored[],
): Promise<{ row: InspectionRow; summary: Summary }> {
  const parked = own.filter(({ status }) => status === 'parked').length
  const stuck = parked > 0 || own.some(({ status }) => status === 'held')
  const open = stuck || own.some(({ status }) => status === 'queued')
  // What the station has not answered, or did not take, stays in the list of its owner, even when the record was given
  // to somebody else; it leaves once everything is answered.
  const accounts = scope(before?.accounts ?? [], accountId, access === 'active' || open)
  const left = scope(before?.left ?? [], accountId, access === 'gone' && open)
  if (before && (stuck || before.rev > rev)) {
    const local = await unsealJson<Inspection>(store.key, inspectionLabel(before.id), before.body)
    return {
      row: await store.sealRow(local, { accounts, left, rev: before.rev }),
      summary: store.summary(local, parked),
    }
  }
  let next = inspection
  for (const row of own)
    if (row.status === 'queued') next = applyEvents(next, (await readEntry(store, row)).events)
  return { row: await store.sealRow(next, { accounts, left, rev }), summary: store.summary(next, parked) }
}

function scope(accounts: readonly string[], accountId: string, visible: boolean): string[] {
  const others = accounts.filter((id) => id !== accountId)
  return visible ? [...others, accountId] : others
}

/** After a resolution: the record becomes the station's version, with own commands that are still queued on top. */
export function adoptStationVersion(
  store: RecordStore,
  inspection: Inspection,
  rev: number,
  accounts: string[],
): Promise<void> {
  return inWriteQueue(async () => {
    const { database } = store
    let next = inspection
    const queued = await database.outbox
      .where('[inspectionId+status]')
      .equals([inspection.id, 'queued'])
      .sortBy('sequence')
    for (const row of queued) next = applyEvents(next, (await readEntry(store, row)).events)
    const row = await store.sealRow(next, { accounts, rev })
    const packs = await store.index.stage([await store.summaryChange(next, accounts)])
    crashPoint('adopt.sealed')
    await database.transaction('rw', database.inspections, database.summaries, async () => {
      await database.inspections.put(row)
      await database.summaries.bulkPut(packs)
    })
    crashPoint('adopt.committed')
    store.index.publish()
    store.onChange([inspection.id])
  })
}

/**
 * Offers every entry of this device to the station again and forgets what was read from it. The station answers what it
 * still has from its store, so nothing is doubled.
 */
export function startOver(store: RecordStore): Promise<void> {
  return inWriteQueue(async () => {
    const { database } = store
    const { outbox, inspections, evidence, meta } = database
    crashPoint('start-over.begun')
    await database.transaction('rw', outbox, inspections, evidence, meta, async () => {
      // The station may have lost files as well: it is asked again which ones.
      await evidence.toCollection().modify({ uploaded: 0 })
      await database.outbox.toCollection().modify((row) => {
        row.status = 'queued'
        delete row.handedOver
      })
      await database.inspections.toCollection().modify((row) => {
        row.rev = 0
      })
      await database.meta
        .filter(({ key }) => key.startsWith('cursor.') || key.startsWith('adopted.'))
        .delete()
    })
    crashPoint('start-over.committed')
  })
}

/**
 * Takes over the station's reference data; records keep the versions they are pinned to. With a newer holiday table the
 * dates of all records are counted again (ADR 0008).
 */
export async function saveReference(store: RecordStore, reference: Reference): Promise<void> {
  const before = store.reference.get()
  store.reference.set(reference)
  try {
    const known = newestCalendar(before.calendars)
    if (known && newestCalendar(reference.calendars)?.version !== known.version) await countDatesAgain(store)
    await store.database.reference.put({ key: 'reference', value: reference })
  } catch (error) {
    // The next round finds the old state and does it again.
    store.reference.set(before)
    throw error
  }
}

/** Rows of one transaction when dates are counted again. */
const batch = 200

async function countDatesAgain(store: RecordStore): Promise<void> {
  const { database } = store
  const ids = (await database.inspections.toCollection().primaryKeys()) as string[]
  for (let start = 0; start < ids.length; start += batch) {
    const part = ids.slice(start, start + batch)
    await inWriteQueue(async () => {
      const rows = (await database.inspections.bulkGet(part)).filter((row) => row !== undefined)
      const inspections = await Promise.all(
        rows.map((row) => unsealJson<Inspection>(store.key, inspectionLabel(row.id), row.body)),
      )
      const sealed = await Promise.all(
        inspections.map((inspection, index) => store.sealRow(inspection, rows[index]!)),
      )
      const packs = await store.index.stage(
        await Promise.all(
          inspections.map((inspection, index) => store.summaryChange(inspection, rows[index]!.accounts)),
        ),
      )
      await database.transaction('rw', database.inspections, database.summaries, async () => {
        await database.inspections.bulkPut(sealed)
        await database.summaries.bulkPut(packs)
      })
      store.index.publish()
      store.onChange(part)
    })
  }
}
