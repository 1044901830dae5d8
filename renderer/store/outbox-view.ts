import { commandLabel } from '../../shared/domain/command-label.ts'
import type { JournalEntry } from '../../shared/domain/journal-entry.ts'
import type { OutboxRow } from '../app/workspace.ts'
import { rowsIn } from './outbox-rows.ts'
import type { RecordStore } from './record-store.ts'
import { readEntry, readOutcome } from './sync-writes.ts'

/** Rows of the outbox that the screen shows at most; older accepted ones stay in the journal. */
const shownRows = 300

/** Entries of the rows that were shown last: an entry never changes, and opening 300 of them takes its time. */
const opened = new WeakMap<RecordStore, Map<number, JournalEntry>>()

/** The outbox in the words of the screen: everything that is open, and the newest of the rest, in order. */
export async function readOutbox(store: RecordStore): Promise<OutboxRow[]> {
  const { outbox } = store.database
  // Sequences have no gaps. In one read: a cursor that goes backwards is asked for each row.
  const last = (await outbox.orderBy('sequence').last())?.sequence ?? 0
  const newest = await outbox
    .where('sequence')
    .above(last - shownRows)
    .toArray()
  const open = await rowsIn(store.database, ['parked', 'held'])
  const rows = new Map([...open, ...newest].map((row) => [row.sequence, row]))
  const records = new Map<string, Awaited<ReturnType<RecordStore['read']>>>()
  const known = opened.get(store)
  const entries = new Map<number, JournalEntry>()
  opened.set(store, entries)
  const shown: OutboxRow[] = []
  for (const row of [...rows.values()].sort((a, b) => a.sequence - b.sequence)) {
    const { inspectionId } = row
    if (!records.has(inspectionId)) records.set(inspectionId, await store.read(inspectionId))
    const inspection = records.get(inspectionId)?.inspection
    const entry = known?.get(row.sequence) ?? (await readEntry(store, row))
    entries.set(row.sequence, entry)
    const outcome = await readOutcome(store, row)
    shown.push({
      sequence: row.sequence,
      commandId: row.commandId,
      inspectionId,
      inspectionName: inspection?.business.name ?? '',
      label: commandLabel(entry.command, inspection, store.reference.get().checklists),
      status: row.status,
      ...(outcome?.refusal ? { refusal: outcome.refusal } : {}),
      ...(outcome?.problem ? { problem: outcome.problem } : {}),
      at: row.at,
      ...(row.acceptedAt ? { acceptedAt: row.acceptedAt } : {}),
    })
  }
  return shown
}
