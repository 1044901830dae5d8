import { chinaDate } from '../../shared/domain/china-time.ts'
import { receivedStates } from '../../shared/domain/inspection.ts'
import type { Queries } from '../store/database.ts'
import type { ImportRow } from './import-rows.ts'

/**
 * Days of the running year on which the station's accepted records say that a business was inspected (P9), under other
 * tasks than that of the row.
 * @param at ISO timestamp of the station
 * @returns ISO dates, oldest first, each once
 */
export async function visitsOfYear(
  queries: Queries,
  districtId: string,
  { code, taskNumber }: Pick<ImportRow, 'code' | 'taskNumber'>,
  at: string,
): Promise<string[]> {
  const rows = await queries
    .selectFrom('inspections')
    .select('body')
    .where('district_id', '=', districtId)
    .where('business_code', '=', code)
    .where('task_number', '!=', taskNumber)
    .where('state', 'in', [...receivedStates])
    .execute()
  const year = chinaDate(at).slice(0, 4)
  const dates = rows.flatMap(({ body }) => (body.conclusion ? [chinaDate(body.conclusion.endedAt)] : []))
  return [...new Set(dates)].filter((date) => date.startsWith(year)).sort()
}
