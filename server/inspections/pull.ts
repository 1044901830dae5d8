import { sql } from 'kysely'
import { currentBody } from '../../shared/domain/current-body.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { PullPage } from '../../shared/protocol/http.ts'
import type { StoredAccount } from '../accounts/accounts.ts'
import { scopesOfAccount } from '../accounts/scopes.ts'
import type { Database } from '../store/database.ts'

interface Row {
  rev: number
  active: boolean
  remaining: number
  body: Inspection
}

/** One page of what an account sees, changed after `since`; one statement, so that it is one moment's view. */
export async function pullPage(
  database: Database,
  epoch: string,
  account: StoredAccount,
  since: number,
  limit: number,
): Promise<PullPage> {
  const scopes = sql.join(scopesOfAccount(account))
  const { rows } = await sql<Row>`
    with visible as (
      select inspection_id, max(rev) as rev, bool_or(active) as active
      from inspection_access where scope in (${scopes}) group by inspection_id having max(rev) > ${since}::bigint
    ), page as (
      select visible.*, count(*) over () as remaining from visible order by rev limit ${limit}::int
    )
    select page.rev, page.active, page.remaining,
      case when page.active then inspections.body else (
        select snapshot from inspection_access gone
        where gone.inspection_id = page.inspection_id and gone.rev = page.rev and gone.scope in (${scopes})
          and gone.snapshot is not null limit 1
      ) end as body
    from page join inspections on inspections.id = page.inspection_id
    order by page.rev`.execute(database)
  const remaining = rows[0]?.remaining ?? 0
  return {
    epoch,
    cursor: rows.at(-1)?.rev ?? since,
    remaining,
    complete: remaining <= rows.length,
    rows: rows.map(({ rev, active, body }) => ({
      rev,
      access: active ? 'active' : 'gone',
      inspection: currentBody(body),
    })),
  }
}
