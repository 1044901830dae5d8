import { isJoint } from '../../shared/domain/departments.ts'
import { sortPool } from '../../shared/domain/draw.ts'
import type { Inspection, Officer } from '../../shared/domain/inspection.ts'
import type { Account } from '../../shared/protocol/http.ts'
import { inspectors } from '../accounts/accounts.ts'
import type { Queries } from '../store/database.ts'

/**
 * Inspectors who may take the place of another in an inspection: with a 执法证 in force, not assigned now, never
 * replaced out of it, and never in a declared conflict with this business (P13); in a joint visit of the department of the
 * one who leaves (P15). Those of the inspection's station first, then those of the leaving officer's, then the district's.
 * @param today ISO date in China
 * @returns sorted as a draw uses it
 */
export async function eligibleOfficers(
  queries: Queries,
  inspection: Inspection,
  outgoing: Officer,
  today: string,
): Promise<Account[]> {
  const conflicted = await conflictsWith(queries, inspection)
  const excluded = new Set([
    ...conflicted,
    ...inspection.officers.map(({ id }) => id),
    ...inspection.replacements.map(({ outgoing }) => outgoing),
  ])
  const joint = isJoint(inspection)
  const fits = ({ id, certificateValidUntil, department }: Account) =>
    !excluded.has(id) && certificateValidUntil >= today && (!joint || department === outgoing.department)
  const districtId = inspection.versions.profile.id
  for (const stationId of new Set([inspection.stationId, outgoing.stationId])) {
    const near = (await inspectors(queries, districtId, stationId)).filter(fits)
    if (near.length > 0) return sortPool(near)
  }
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
