import { type Calendar, type Deadline, deadlineAfter, rollToWorkday } from './calendar.ts'
import { chinaDate } from './china-time.ts'
import type { Inspection } from './inspection.ts'
import type { DueDate } from './publication.ts'

/**
 * A decision on listing is due within 10 working days after the finding, or after the end of the term that was ordered
 * (企业经营异常名录管理办法 第七条至第九条).
 */
const decisionPeriod = { count: 10, unit: 'workday' } as const

/** 列入事由 whose period runs from the finding. That of an annual report runs from a day that the record does not hold. */
const countedFromFinding: readonly string[] = ['false-information', 'unreachable']

type Held = Pick<Inspection, 'conclusion' | 'listing' | 'answers' | 'process'>

/**
 * Last day of the term in which the business was ordered to publish (责令履行公示义务), extended by a 复查 where there was
 * one; undefined where none was ordered. ISO date, as written.
 */
export function orderedTerm({ conclusion, answers, process }: Omit<Held, 'listing'>): string | undefined {
  const extended = process.followUp.reinspections.findLast(({ nextDue }) => nextDue)?.nextDue
  if (extended) return extended
  // The date of another follow-up is no term that anybody was ordered to keep.
  if (conclusion?.followUp === 'ordered-correction' && conclusion.followUpDue) return conclusion.followUpDue
  const terms = Object.values(answers).flatMap(({ disposition, correctBy }) =>
    disposition === 'ordered-correction' && correctBy ? [correctBy] : [],
  )
  return terms.sort().at(-1)
}

/** The ordered term as it counts: a last day that is none of work rolls on. ISO date. */
export function orderedTermEnd(record: Omit<Held, 'listing'>, calendar: Calendar): string | undefined {
  const term = orderedTerm(record)
  return term && rollToWorkday(term, calendar)
}

/**
 * When the decision on a listing is due; undefined where its period has another start. `start` is an ISO date.
 * @param reason 列入事由; that of the proposal when left out
 */
export function listingDecisionDue(
  record: Held,
  calendar: Calendar,
  reason: string | undefined = record.listing?.reason,
): { start: string; period: typeof decisionPeriod; deadline: Deadline } | undefined {
  const { conclusion } = record
  if (!conclusion || !reason) return undefined
  const start = countedFromFinding.includes(reason)
    ? chinaDate(conclusion.endedAt)
    : reason === 'ordered-publication'
      ? orderedTermEnd(record, calendar)
      : undefined
  return start === undefined
    ? undefined
    : { start, period: decisionPeriod, deadline: deadlineAfter(start, decisionPeriod, calendar) }
}

/** The date of the decision as a deadline to show; undefined where it has another start, or the decision is there. */
export function listingDue(record: Held, calendar: Calendar, reason?: string): DueDate | undefined {
  if (record.listing?.status === 'decided') return undefined
  const due = listingDecisionDue(record, calendar, reason ?? record.listing?.reason)
  return (
    due && {
      kind: 'listing-decision',
      date: due.deadline.effective,
      deadline: due.deadline,
      ruleId: 'F14',
      start: due.start,
    }
  )
}
