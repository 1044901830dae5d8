import { type Calendar, type Deadline, deadlineAfter } from './calendar.ts'
import { chinaDate } from './china-time.ts'
import type { Inspection } from './inspection.ts'

/** A decision on listing is due within 10 working days after the finding (企业经营异常名录管理办法, 查实之日起). */
const decisionPeriod = { count: 10, unit: 'workday' } as const

/** When the decision on a proposed listing is due; undefined while nothing was concluded. `start` is an ISO date. */
export function listingDecisionDue(
  inspection: Inspection,
  calendar: Calendar,
): { start: string; period: typeof decisionPeriod; deadline: Deadline } | undefined {
  if (!inspection.conclusion) return undefined
  const start = chinaDate(inspection.conclusion.endedAt)
  return { start, period: decisionPeriod, deadline: deadlineAfter(start, decisionPeriod, calendar) }
}
