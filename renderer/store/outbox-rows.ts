import type { OutboxRowStored, OutboxState, StoreDatabase } from './database.ts'

// Each state of each record is one read or one count. Asked for several at once (`anyOf`), Dexie goes through all rows
// between them with a cursor, row by row: with a day's work offline that took longer than all the rest of a round.

function inOrder(rows: OutboxRowStored[][]): OutboxRowStored[] {
  return rows.flat().sort((one, other) => one.sequence - other.sequence)
}

/** Rows in any of some states, by sequence. @param limit of each state, the oldest ones */
export async function rowsIn(
  { outbox }: StoreDatabase,
  states: readonly OutboxState[],
  limit?: number,
): Promise<OutboxRowStored[]> {
  const reads = states.map((state) => {
    const rows = outbox.where('status').equals(state)
    return (limit === undefined ? rows : rows.limit(limit)).toArray()
  })
  return inOrder(await Promise.all(reads))
}

/** Rows of some records in any of some states, by sequence. */
export async function rowsOf(
  { outbox }: StoreDatabase,
  inspectionIds: readonly string[],
  states: readonly OutboxState[],
): Promise<OutboxRowStored[]> {
  const reads = inspectionIds.flatMap((id) =>
    states.map((state) => outbox.where('[inspectionId+status]').equals([id, state]).toArray()),
  )
  return inOrder(await Promise.all(reads))
}

/** How many rows of a record are in any of some states. */
export async function countOf(
  { outbox }: StoreDatabase,
  inspectionId: string,
  states: readonly OutboxState[],
): Promise<number> {
  const counts = states.map((state) =>
    outbox.where('[inspectionId+status]').equals([inspectionId, state]).count(),
  )
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}
