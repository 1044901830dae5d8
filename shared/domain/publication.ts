import type { Profile } from '../jurisdictions/profile.ts'
import { type Calendar, type Deadline, deadlineAfter } from './calendar.ts'
import { chinaDate } from './china-time.ts'
import type { Inspection } from './inspection.ts'

/** What an inspection is due for, in the words of the deadline chip. */
export interface DueDate {
  kind: 'task-window' | 'publication' | 'second-mailing'
  /** ISO date that the chip counts to: nominal for publication duties, the window's last day otherwise. */
  date: string
  deadline: Deadline
  ruleId: string
  /** ISO date of the start event, where there is one. */
  start?: string
  /** The national limit, where the district's own is another. */
  national?: Deadline
}

/**
 * The date an inspection is due: the end of the task's window until the inspection has ended, from then on the
 * publication limit of the district (Q12, P16, F16: start day not counted; the duty shows the nominal day).
 */
export function dueDate(inspection: Inspection, profile: Profile, calendar: Calendar): DueDate {
  const ended = inspection.conclusion ? chinaDate(inspection.conclusion.endedAt) : undefined
  if (!ended) {
    const date = inspection.task.to
    return {
      kind: 'task-window',
      date,
      deadline: { nominal: date, effective: date, provisional: date > calendar.coveredUntil },
      ruleId: 'P11',
    }
  }
  const deadline = deadlineAfter(ended, profile.publishDeadline, calendar)
  return {
    kind: 'publication',
    date: deadline.nominal,
    deadline,
    ruleId: profile.publishDeadline.ruleId,
    start: ended,
    national: deadlineAfter(ended, profile.nationalPublishDeadline, calendar),
  }
}
