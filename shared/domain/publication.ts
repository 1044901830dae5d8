import type { Profile } from '../jurisdictions/profile.ts'
import { type Calendar, type Deadline, deadlineAfter, rollToWorkday } from './calendar.ts'
import { chinaDate } from './china-time.ts'
import { followUpOf } from './follow-up.ts'
import { type Inspection, officersToSign, receivedStates } from './inspection.ts'
import { lastDay } from './plan-change.ts'
import type { ResultList } from './result-list.ts'

/** What an inspection is due for, in the words of the deadline chip. */
export interface DueDate {
  kind: 'task-window' | 'publication' | 'second-mailing' | 'follow-up' | 'listing-decision'
  /** ISO date that the chip counts to: nominal for publication duties, effective for the follow-up, else the window's last day. */
  date: string
  deadline: Deadline
  ruleId: string
  /** ISO date of the start event, where there is one. */
  start?: string
  /** What the start is, for a publication duty. */
  startEvent?: Profile['publishDeadline']['start']
  /** The start event is still to come: the date is counted from the day known so far. */
  awaitsStart?: boolean
  /** The national limit, where the district's own is another. */
  national?: Deadline & Profile['nationalPublishDeadline']
}

/** A district's limit for the 公示 of one result, and the day that it counts from. */
export interface PublicationLimit {
  /** ISO date. */
  start: string
  awaitsStart: boolean
  deadline: Deadline
}

/**
 * Until when a result has to be published: from the end of the inspection (Q12, F16), or where the district says
 * 自检查结果产生之日起 (P16) from the day of the last signature, with which the result stands. Until then it is counted
 * from the end of the inspection. The start day is not counted.
 * @returns undefined while there is no conclusion
 */
export function publicationLimit(
  inspection: Inspection,
  { publishDeadline }: Profile,
  calendar: Calendar,
): PublicationLimit | undefined {
  const { conclusion, signatures } = firstResult(inspection)
  if (!conclusion) return undefined
  // A version that was replaced had been signed by all.
  const current = conclusion === inspection.conclusion
  const signed = !current || (signatures.length >= 2 && officersToSign(inspection).length === 0)
  const fromResult = publishDeadline.start === 'resultProduced'
  const produced =
    fromResult && signed
      ? signatures
          .map(({ signedAt }) => chinaDate(signedAt))
          .sort()
          .at(-1)
      : undefined
  const start = produced ?? chinaDate(conclusion.endedAt)
  return {
    start,
    awaitsStart: fromResult && !produced,
    deadline: deadlineAfter(start, publishDeadline, calendar),
  }
}

/**
 * The result that the limit counts from: that of the first version that was submitted. A 更正 gives no new term, or
 * lateness could be corrected away; a 复核 that returned came before the submission.
 */
function firstResult(inspection: Inspection): Pick<Inspection, 'conclusion' | 'signatures'> {
  const first = inspection.process.amendments.find(({ kind }) => kind === 'amendment')
  const { conclusion } = (first?.findings ?? {}) as Pick<Inspection, 'conclusion'>
  return first && conclusion ? { conclusion, signatures: first.signatures } : inspection
}

/** Whether the result was published after its nominal limit (逾期公示), or is past it unpublished. @param today ISO date */
export function publicationLate(
  inspection: Inspection,
  profile: Profile,
  calendar: Calendar,
  today: string,
): boolean {
  const limit = publicationLimit(inspection, profile, calendar)
  if (!limit || limit.awaitsStart) return false
  return (inspection.process.publication?.publishedOn ?? today) > limit.deadline.nominal
}

/**
 * The date an inspection is due: the end of the task's window, or of a postponement that was granted (Z7), until the
 * inspection has ended; from then on the publication limit of the district, whose nominal day it shows. A received
 * record whose follow-up is open is due for that instead, once it is published or where the follow-up comes first
 * (F22: the last day rolls to a working day).
 */
export function dueDate(
  inspection: Inspection,
  profile: Profile,
  calendar: Calendar,
  resultList: ResultList,
): DueDate {
  const limit = publicationLimit(inspection, profile, calendar)
  if (!limit) {
    const date = lastDay(inspection)
    return {
      kind: 'task-window',
      date,
      deadline: { nominal: date, effective: date, provisional: date > calendar.coveredUntil },
      ruleId: date === inspection.task.to ? 'P11' : 'Z7',
    }
  }
  const { start, awaitsStart, deadline } = limit
  const { nationalPublishDeadline } = profile
  const ended = chinaDate(firstResult(inspection).conclusion!.endedAt)
  const handled = followUpDue(inspection, calendar, resultList)
  if (handled && (inspection.process.publication?.publishedOn || handled.date < deadline.nominal))
    return handled
  return {
    kind: 'publication',
    date: deadline.nominal,
    deadline,
    ruleId: profile.publishDeadline.ruleId,
    start,
    startEvent: profile.publishDeadline.start,
    ...(awaitsStart ? { awaitsStart } : {}),
    national: { ...nationalPublishDeadline, ...deadlineAfter(ended, nationalPublishDeadline, calendar) },
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
