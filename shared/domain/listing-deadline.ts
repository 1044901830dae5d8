import { type Calendar, type Deadline, deadlineAfter } from './calendar.ts'
import { chinaDate } from './china-time.ts'
import type { Inspection } from './inspection.ts'

/** A decision on listing is due within 10 working days after the finding (企业经营异常名录管理办法, 查实之日起). */
const decisionPeriod = { count: 10, unit: 'workday' } as const

/** 列入事由 whose period runs from the finding; the others run from the end of a term that the record does not hold. */
const countedFromFinding: readonly string[] = ['false-information', 'unreachable']

/** When the decision on a proposed listing is due; undefined where its period has another start. `start` is an ISO date. */
export function listingDecisionDue(
  { conclusion, listing }: Pick<Inspection, 'conclusion' | 'listing'>,
  calendar: Calendar,
): { start: string; period: typeof decisionPeriod; deadline: Deadline } | undefined {
  if (!conclusion || !listing || !countedFromFinding.includes(listing.reason)) return undefined
  const start = chinaDate(conclusion.endedAt)
  return { start, period: decisionPeriod, deadline: deadlineAfter(start, decisionPeriod, calendar) }
}
