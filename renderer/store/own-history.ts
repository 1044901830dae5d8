import { canonical } from '../../shared/domain/canonical.ts'
import { type HistoryEntry, historyOf } from '../../shared/domain/history.ts'
import { undone } from '../../shared/domain/undone.ts'
import type { PendingEntry } from '../app/workspace.ts'
import type { RecordStore } from './record-store.ts'
import { readEntry } from './sync-writes.ts'

/**
 * Acts on a record that the station has not taken yet, as entries of its history. What stood before them is known
 * where everything on the record was done on this laptop; else it is left open until the station has them.
 */
export async function readPendingHistory(store: RecordStore, inspectionId: string): Promise<PendingEntry[]> {
  const rows = await store.database.outbox.where('inspectionId').equals(inspectionId).sortBy('sequence')
  const record = await store.read(inspectionId)
  if (!record || rows.every(({ status }) => status === 'accepted')) return []
  // A command that the station refused stands in the local version until it is resolved; then it is gone from it.
  const own = rows.filter(({ status }) => status !== 'resolved')
  const acts = await Promise.all(
    own.map(async (row) => {
      const { command, events } = await readEntry(store, row)
      return { command, events, serverTime: null }
    }),
  )
  const { officers } = record.inspection
  const reader = {
    person: (id: string) => officers.find((officer) => officer.id === id)?.name,
    checklists: store.reference.get().checklists,
  }
  const { entries, state } = historyOf(acts, reader, undone(record.inspection))
  const whole = canonical(state) === canonical(record.inspection)
  return entries.flatMap((entry, index) => {
    const { status } = own[index]!
    if (status === 'accepted' || status === 'resolved') return []
    return [{ ...(whole ? entry : withoutBefore(entry)), status }]
  })
}

/** The replay lacks what others did, so only what the act itself laid down is sure. */
function withoutBefore(entry: HistoryEntry): HistoryEntry {
  const changes = entry.changes
    .filter(({ path, after }) => path[0] !== 'state' && after !== '')
    .map((change) => ({ ...change, before: '' }))
  return { ...entry, changes }
}
