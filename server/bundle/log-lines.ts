import { sql } from 'kysely'
import type { LogLine, ParkedLine } from '../../shared/case-bundle/format.ts'
import type { Command } from '../../shared/domain/commands.ts'
import type { DomainEvent } from '../../shared/domain/events.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { JournalEntry } from '../../shared/domain/journal-entry.ts'
import { withoutText } from '../push/take-entry.ts'
import type { Queries } from '../store/database.ts'

interface Row {
  rev: number
  command: Command | null
  events: DomainEvent[]
  at: string
  body: Inspection | null
  previous_hash: string
  hash: string
  version: 1 | 2
  before_rev: number | null
  before_hash: string | null
  after_rev: number | null
  after_previous: string | null
  entry: JournalEntry | null
}

/** The station's entries of an inspection in `rev` order, with their neighbours and what the devices chained. */
export async function logLines(queries: Queries, inspectionId: string): Promise<LogLine[]> {
  const { rows } = await sql<Row>`
    select log.rev, log.command, log.events, log.at, log.body, log.previous_hash, log.hash, log.version,
      earlier.rev as before_rev, earlier.hash as before_hash,
      later.rev as after_rev, later.previous_hash as after_previous, commands.body as entry
    from log
    left join lateral (select rev, hash from log other where other.rev < log.rev order by other.rev desc limit 1)
      earlier on true
    left join lateral (select rev, previous_hash from log other where other.rev > log.rev order by other.rev limit 1)
      later on true
    left join commands on commands.command_id = log.command->>'id'
    where log.inspection_id = ${inspectionId} order by log.rev`.execute(queries)
  return rows.map((row) => ({
    rev: row.rev,
    at: row.at,
    command: row.command,
    events: row.events,
    ...(row.body ? { body: row.body } : {}),
    previousHash: row.previous_hash,
    hash: row.hash,
    version: row.version,
    before: row.before_hash === null ? null : { rev: row.before_rev!, hash: row.before_hash },
    after: row.after_previous === null ? null : { rev: row.after_rev!, previousHash: row.after_previous },
    device: row.entry && deviceLink(row.entry),
  }))
}

function deviceLink({ sequence, previousHash, proof, hash }: JournalEntry): LogLine['device'] {
  return { sequence, previousHash, proof, hash }
}

/** Commands of an inspection that reached the station and were not applied, in the order of their arrival. */
export async function parkedLines(queries: Queries, inspectionId: string): Promise<ParkedLine[]> {
  const rows = await queries
    .selectFrom('commands')
    .select(['body', 'result', 'received_at'])
    .where('inspection_id', '=', inspectionId)
    .where('status', '=', 'parked')
    .where('body_hash', '!=', withoutText)
    .orderBy('received_at')
    .orderBy('device_id')
    .orderBy('sequence')
    .execute()
  return rows.map(({ body, result, received_at }) => ({
    receivedAt: received_at,
    reason: result.problem?.code ?? result.refusal?.code ?? '',
    entry: body as ParkedLine['entry'],
  }))
}
