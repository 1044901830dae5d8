import type { DecideContext } from './decide/context.ts'
import { type FollowUp, followUpOf, isOverdue, type Moment } from './follow-up.ts'
import { type Inspection, receivedStates } from './inspection.ts'
import { publicationLimit } from './publication.ts'

/** What the figures count of one record that has a result. */
export interface FigureCase {
  /** 发现问题: the result is one of a problem. */
  problem: boolean
  followUp: FollowUp
  publication: {
    /** ISO date, the nominal last day of the district's limit. */
    due: string
    /** ISO date of the 公示. */
    on?: string
  }
}

/** A share as reports show it; no percent where there is nothing to share. */
export interface Share {
  total: number
  done: number
  /** Percent, rounded down to one place: 100 only when nothing is left. */
  percent: number | null
}

/** 后续处置率 and 按时公示率 (Q13, F16, Z1), recounted from records each time. */
export interface Figures {
  /** Records with a result that was submitted. */
  records: number
  problems: number
  /** Records that need a follow-up, and those whose follow-up is closed. */
  followUp: Share & { onTime: number; overdue: number }
  /** Records published or past their date, and those published on or before it. */
  publication: Share
}

/**
 * What counts of a record: undefined until its result is submitted (both signed, past the 复核), and for a cancelled
 * one.
 */
export function figureCase(
  inspection: Inspection,
  { profile, calendar, resultList }: Pick<DecideContext, 'profile' | 'calendar' | 'resultList'>,
): FigureCase | undefined {
  const { state, conclusion, process } = inspection
  if (!conclusion || !(state === 'sealed' || receivedStates.includes(state))) return undefined
  const entry = resultList.entries.find(({ code }) => code === conclusion.resultCode)
  const publishedOn = process.publication?.publishedOn
  return {
    problem: entry?.nature === 'problem',
    followUp: followUpOf(inspection, resultList)!,
    publication: {
      due: publicationLimit(inspection, profile, calendar)!.deadline.nominal,
      ...(publishedOn ? { on: publishedOn } : {}),
    },
  }
}

/** The figures over any set of records. @param moment day of counting, with the newest calendar */
export function figuresOf(cases: readonly FigureCase[], moment: Moment): Figures {
  const followed = cases.filter(({ followUp }) => followUp.parts.length > 0)
  const closed = followed.filter(({ followUp }) => followUp.state === 'closed')
  const late = ({ followUp }: FigureCase) => followUp.parts.some((part) => isOverdue(part, moment))
  const counted = cases.filter(({ publication: { due, on } }) => on !== undefined || due < moment.today)
  return {
    records: cases.length,
    problems: cases.filter(({ problem }) => problem).length,
    followUp: {
      ...share(closed.length, followed.length),
      onTime: closed.filter((entry) => !late(entry)).length,
      overdue: followed.filter(({ followUp }) =>
        followUp.parts.some((part) => !part.closedOn && isOverdue(part, moment)),
      ).length,
    },
    publication: share(
      counted.filter(({ publication: { due, on } }) => on !== undefined && on <= due).length,
      counted.length,
    ),
  }
}

function share(done: number, total: number): Share {
  return { done, total, percent: total === 0 ? null : Math.floor((done / total) * 1000) / 10 }
}
