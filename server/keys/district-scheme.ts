import { chinaDate } from '../../shared/domain/china-time.ts'
import type { Profile } from '../../shared/jurisdictions/profile.ts'
import { signingSchemeOn } from '../../shared/jurisdictions/signing.ts'
import type { SchemeId } from '../../shared/signing/scheme.ts'
import type { Queries } from '../store/database.ts'

/** The signing scheme of a district at a moment, by the newest version of its rules. */
export async function schemeOfDistrict(queries: Queries, districtId: string, now: Date): Promise<SchemeId> {
  const row = await queries
    .selectFrom('reference_data')
    .select('body')
    .where('kind', '=', 'profile')
    .where('id', '=', districtId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return signingSchemeOn(row?.body as Profile | undefined, chinaDate(now.toISOString()))
}
