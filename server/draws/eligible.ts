import { sortPool } from '../../shared/domain/draw.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { Account } from '../../shared/protocol/http.ts'
import { inspectors } from '../accounts/accounts.ts'
import type { Queries } from '../store/database.ts'

/**
 * Inspectors who may take the place of another in an inspection: with a 执法证 in force, not assigned now, never
 * replaced out of it, and never in a declared conflict with this business (P13). Those of the same station first; when
 * it has none, those of the district.
 * @param today ISO date in China
 * @returns sorted as a draw uses it
 */
export async function eligibleOfficers(
  queries: Queries,
  inspection: Inspection,
  today: string,
): Promise<Account[]> {
  const conflicted = await conflictsWith(queries, inspection)
  const excluded = new Set([
    ...conflicted,
    ...inspection.officers.map(({ id }) => id),
    ...inspection.replacements.map(({ outgoing }) => outgoing),
  ])
  const fits = (account: Account) => !excluded.has(account.id) && account.certificateValidUntil >= today
  const districtId = inspection.versions.profile.id
  const near = (await inspectors(queries, districtId, inspection.stationId)).filter(fits)
  if (near.length > 0) return sortPool(near)
  return sortPool((await inspectors(queries, districtId)).filter(fits))
}

/** Officers who ever declared a conflict with the business of an inspection, in whichever inspection. */
export async function conflictsWith(queries: Queries, inspection: Inspection): Promise<Set<string>> {
  const rows = await queries
    .selectFrom('inspections')
    .select('body')
    .where('business_code', '=', inspection.business.code)
    .execute()
  return new Set(
    rows.flatMap(({ body }) =>
      body.recusals.filter(({ conflict }) => conflict).map(({ officerId }) => officerId),
    ),
  )
}
