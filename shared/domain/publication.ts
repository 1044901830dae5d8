import type { Profile } from '../jurisdictions/profile.ts'
import { type Calendar, type Deadline, deadlineAfter, rollToWorkday } from './calendar.ts'
import { chinaDate } from './china-time.ts'
import { followUpOf } from './follow-up.ts'
import { type Inspection, receivedStates } from './inspection.ts'
import type { ResultList } from './result-list.ts'

/** What an inspection is due for, in the words of the deadline chip. */
export interface DueDate {
  kind: 'task-window' | 'publication' | 'second-mailing' | 'follow-up'
  /** ISO date that the chip counts to: nominal for publication duties, effective for the follow-up, else the window's last day. */
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
 * publication limit of the district (Q12, P16, F16: start day not counted; the duty shows the nominal day). A received
 * record whose follow-up is open is due for that instead, once it is published or where the follow-up comes first
 * (F22: the last day rolls to a working day).
 */
export function dueDate(
  inspection: Inspection,
  profile: Profile,
  calendar: Calendar,
  resultList: ResultList,
): DueDate {
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
  const handled = followUpDue(inspection, calendar, resultList)
  if (handled && (inspection.process.publication?.publishedOn || handled.date < deadline.nominal))
    return handled
  return {
    kind: 'publication',
    date: deadline.nominal,
    deadline,
    ruleId: profile.publishDeadline.ruleId,
    start: ended,
    national: deadlineAfter(ended, profile.nationalPublishDeadline, calendar),
  }
}

/** The date of an open follow-up that has one; undefined before the receipt. */
function followUpDue(
  inspection: Inspection,
  calendar: Calendar,
  resultList: ResultList,
): DueDate | undefined {
  if (!receivedStates.includes(inspection.state)) return undefined
  const followUp = followUpOf(inspection, resultList)
  if (!followUp?.due || followUp.state === 'closed') return undefined
  const effective = rollToWorkday(followUp.due, calendar)
  return {
    kind: 'follow-up',
    date: effective,
    deadline: {
      nominal: followUp.due,
      effective,
      provisional: followUp.due < calendar.coveredFrom || effective > calendar.coveredUntil,
    },
    ruleId: 'F22',
    start: chinaDate(inspection.conclusion!.endedAt),
  }
}
