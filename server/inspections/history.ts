import { canonical } from '../../shared/domain/canonical.ts'
import { currentBody } from '../../shared/domain/current-body.ts'
import { historyOf } from '../../shared/domain/history.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import { undone } from '../../shared/domain/undone.ts'
import type { HistoryPage } from '../../shared/protocol/history.ts'
import type { Queries } from '../store/database.ts'
import { readLog } from './log.ts'
import { readReference } from './reference.ts'

/** The whole history of an inspection from the station's log, with what the log itself can't vouch for. */
export async function readHistory(
  queries: Queries,
  stored: Inspection,
): Promise<Pick<HistoryPage, 'entries' | 'faults'>> {
  const log = await readLog(queries, stored.id)
  const { checklists } = await readReference(queries)
  const names = await personNames(
    queries,
    log.flatMap(({ entry }) => entry.command?.actorId ?? []),
  )
  const acts = log.map(({ entry }) => ({
    command: entry.command,
    events: entry.events,
    serverTime: entry.at,
    ...(entry.body ? { body: currentBody(entry.body) } : {}),
  }))
  const beginningUnknown = acts[0]?.body === undefined
  const start = beginningUnknown ? undone(stored) : undefined
  const { entries, state } = historyOf(acts, { person: (id) => names.get(id), checklists }, start)
  return {
    entries: entries.map((entry, index) => ({ rev: log[index]!.entry.rev, ...entry })),
    faults: {
      altered: log.filter(({ intact }) => !intact).map(({ entry }) => entry.rev),
      differs: !beginningUnknown && canonical(state) !== canonical(stored),
      beginningUnknown,
    },
  }
}

async function personNames(queries: Queries, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await queries
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
