import { chinaDate, chineseDate } from '../../shared/domain/china-time.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { Queries } from '../store/database.ts'

/**
 * Another listing of the same business for the same 事由 that is under way or was decided 予以列入, in words; undefined
 * when there is none. The writers' lock keeps two of them from passing each other.
 */
export async function listedElsewhere(
  queries: Queries,
  { id, business, task }: Inspection,
  reason: string,
): Promise<string | undefined> {
  const rows = await queries
    .selectFrom('inspections')
    .select('body')
    .where('business_code', '=', business.code)
    .where('id', '!=', id)
    .orderBy('id')
    .execute()
  const other = rows.find(({ body }) => body.listing?.reason === reason && stands(body, task))
  if (!other) return undefined
  const { task: otherTask, listing } = other.body
  const { decision } = listing!
  return decision
    ? `任务 ${otherTask.number}，${chineseDate(chinaDate(decision.at), true)}决定，文号 ${decision.number}`
    : `任务 ${otherTask.number}，${listing!.status === 'approved' ? '已审批，待作出决定' : '审批中'}`
}

/**
 * One under way bars another. A decided one bars a second 无法联系, and the annual report of the same year
 * (domain.md §2.3); 事由 2 and 3 are new facts each time.
 */
function stands({ listing, task }: Inspection, current: Inspection['task']): boolean {
  const { status, decision, reason } = listing!
  if (status === 'pending' || status === 'approved') return true
  if (decision?.outcome !== 'listed') return false
  return (
    reason === 'unreachable' || (reason === 'annual-report' && task.to.slice(0, 4) === current.to.slice(0, 4))
  )
}
