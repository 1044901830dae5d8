import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { stationEntryText } from '../../shared/case-bundle/station-entry.ts'
import type { Command } from '../../shared/domain/commands.ts'
import type { DomainEvent } from '../../shared/domain/events.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import { chainStart } from '../../shared/domain/journal-entry.ts'
import { toJson } from '../store/codec.ts'
import type { Queries, WriteTransaction } from '../store/database.ts'

export interface LogEntry {
  rev: number
  inspectionId: string
  /** Null for a dispatch. */
  command: Command | null
  events: DomainEvent[]
  at: string
  /** State that a dispatch laid down; none for a command, nor for dispatches of older stations. */
  body?: Inspection
}

/** The station's own chain: every entry carries the hash of the one before it in `rev` order. */
export async function appendLog(transaction: WriteTransaction, entries: readonly LogEntry[]): Promise<void> {
  const last = await transaction
    .selectFrom('log')
    .select('hash')
    .orderBy('rev', 'desc')
    .limit(1)
    .executeTakeFirst()
  let previous = last?.hash ?? chainStart
  const rows = entries.map((entry) => {
    const previousHash = previous
    previous = hashOf(entry, previousHash)
    return {
      rev: entry.rev,
      inspection_id: entry.inspectionId,
      command: toJson(entry.command),
      events: toJson(entry.events),
      at: entry.at,
      body: entry.body ? toJson(entry.body) : null,
      previous_hash: previousHash,
      hash: previous,
    }
  })
  await transaction.insertInto('log').values(rows).execute()
}

function hashOf(entry: LogEntry, previousHash: string): string {
  return createHash('sha256').update(stationEntryText(entry, previousHash)).digest('hex')
}

interface Row {
  rev: number
  inspection_id: string
  command: Command | null
  events: DomainEvent[]
  at: string
  body: Inspection | null
  previous_hash: string
  hash: string
  /** Hash of the row before, and what the row after names as its predecessor, whatever inspection they are of. */
  hash_before: string | null
  named_after: string | null
}

/**
 * Log of one inspection, in `rev` order. Each entry is checked against its own hash and against both neighbours in
 * the station's chain, so that one which was changed, taken out or put in shows.
 * @returns the entries, each with whether it hangs in the chain as it was written
 */
export async function readLog(
  queries: Queries,
  inspectionId: string,
): Promise<{ entry: LogEntry; intact: boolean }[]> {
  const { rows } = await sql<Row>`
    select log.*,
      (select hash from log before where before.rev < log.rev order by before.rev desc limit 1) as hash_before,
      (select previous_hash from log later where later.rev > log.rev order by later.rev limit 1) as named_after
    from log where inspection_id = ${inspectionId} order by rev`.execute(queries)
  return rows.map((row) => {
    const { rev, command, events, at, previous_hash, hash, hash_before, named_after } = row
    const entry: LogEntry = {
      rev,
      inspectionId: row.inspection_id,
      command,
      events,
      at,
      ...(row.body ? { body: row.body } : {}),
    }
    const intact =
      hashOf(entry, previous_hash) === hash &&
      (hash_before ?? chainStart) === previous_hash &&
      (named_after === null || named_after === hash)
    return { entry, intact }
  })
}
