import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import {
  type EntryVersion,
  newestEntryVersion,
  stationContentHash,
  stationEntryText,
  stationLinkHash,
} from '../../shared/case-bundle/station-entry.ts'
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

/** End of the station's chain. */
export interface ChainHead {
  rev: number
  hash: string
}

/**
 * The station's own chain: every entry carries the hash of the one before it in `rev` order, over the hash of what it
 * says (`stationContentHash`).
 */
export async function appendLog(transaction: WriteTransaction, entries: readonly LogEntry[]): Promise<void> {
  const last = await chainHead(transaction)
  const chained = await deviceHashes(transaction, entries)
  let previous = last.hash
  const rows = entries.map((entry) => {
    const previousHash = previous
    const entryHash = (entry.command && chained.get(entry.command.id)) ?? null
    const contentHash = stationContentHash(entry, entryHash)
    previous = stationLinkHash(entry.rev, contentHash, previousHash)
    return {
      rev: entry.rev,
      inspection_id: entry.inspectionId,
      command: toJson(entry.command),
      events: toJson(entry.events),
      at: entry.at,
      body: entry.body ? toJson(entry.body) : null,
      previous_hash: previousHash,
      hash: previous,
      version: newestEntryVersion,
      content_hash: contentHash,
      entry_hash: entryHash,
    }
  })
  await transaction.insertInto('log').values(rows).execute()
}

/** The last entry of the station's chain; `chainStart` at rev 0 for an empty one. */
export async function chainHead(queries: Queries): Promise<ChainHead> {
  const last = await queries
    .selectFrom('log')
    .select(['rev', 'hash'])
    .orderBy('rev', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? { rev: 0, hash: chainStart }
}

/** Hashes of the devices' own chains at some commands; the station's own commands hang in none. */
async function deviceHashes(
  transaction: WriteTransaction,
  entries: readonly LogEntry[],
): Promise<Map<string, string>> {
  const ids = entries.flatMap(({ command }) => (command ? [command.id] : []))
  if (ids.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('chain')
    .select(['command_id', 'hash', 'device_id'])
    .where('command_id', 'in', ids)
    .execute()
  const devices = new Map(entries.flatMap(({ command }) => (command ? [[command.id, command.deviceId]] : [])))
  return new Map(
    rows.flatMap(({ command_id, hash, device_id }) =>
      devices.get(command_id) === device_id ? [[command_id, hash]] : [],
    ),
  )
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
  version: EntryVersion
  content_hash: string | null
  entry_hash: string | null
  /** Hash of the row before, and what the row after names as its predecessor, whatever inspection they are of. */
  hash_before: string | null
  named_after: string | null
}

/** Hash that an entry should have as its row stands now. */
function hashOf(entry: LogEntry, { version, previous_hash, entry_hash }: Row): string {
  return version === 1
    ? createHash('sha256').update(stationEntryText(entry, previous_hash)).digest('hex')
    : stationLinkHash(entry.rev, stationContentHash(entry, entry_hash), previous_hash)
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
      hashOf(entry, row) === hash &&
      (hash_before ?? chainStart) === previous_hash &&
      (named_after === null || named_after === hash)
    return { entry, intact }
  })
}
