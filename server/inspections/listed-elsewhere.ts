import { chinaDate, chineseDate } from '../../shared/domain/china-time.ts'
import type { Inspection, Listing } from '../../shared/domain/inspection.ts'
import type { Queries } from '../store/database.ts'

/**
 * Another listing of the same business for the same 事由 that is under way or was decided 予以列入, in words; undefined
 * when there is none. The writers' lock keeps two of them from passing each other.
 */
export async function listedElsewhere(
  queries: Queries,
  { id, business }: Inspection,
  reason: string,
): Promise<string | undefined> {
  const rows = await queries
    .selectFrom('inspections')
    .select('body')
    .where('business_code', '=', business.code)
    .where('id', '!=', id)
    .orderBy('id')
    .execute()
  const other = rows.find(({ body }) => body.listing?.reason === reason && stands(body.listing))
  if (!other) return undefined
  const { task, listing } = other.body
  const { decision } = listing!
  return decision
    ? `任务 ${task.number}，${chineseDate(chinaDate(decision.at), true)}决定，文号 ${decision.number}`
    : `任务 ${task.number}，${listing!.status === 'approved' ? '已审批，待作出决定' : '审批中'}`
}

function stands({ status, decision }: Listing): boolean {
  return status === 'pending' || status === 'approved' || decision?.outcome === 'listed'
}
