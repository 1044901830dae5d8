import type { Calendar } from '../../../shared/domain/calendar.ts'
import { rollToWorkday } from '../../../shared/domain/calendar.ts'
import type { FollowUp } from '../../../shared/domain/follow-up.ts'
import type { DueDate } from '../../../shared/domain/publication.ts'
import type { Profile } from '../../../shared/jurisdictions/profile.ts'
import type { Summary } from '../../app/workspace.ts'

export interface OpenCase {
  summary: Summary
  followUp: FollowUp
  /** Undefined where no date was set. */
  due?: DueDate
}

/** Records whose follow-up is open, by its date, then name; those without a date last. */
export function openCases(summaries: readonly Summary[], calendar: Calendar): OpenCase[] {
  return summaries
    .flatMap((summary): OpenCase[] => {
      const followUp = summary.figure?.followUp
      if (!followUp || followUp.state === 'closed') return []
      return [{ summary, followUp, ...(followUp.due ? { due: dueOf(followUp.due, calendar) } : {}) }]
    })
    .sort(
      (a, b) =>
        (a.due?.date ?? '9').localeCompare(b.due?.date ?? '9') ||
        a.summary.initials.localeCompare(b.summary.initials),
    )
}

/** A date of the follow-up as a deadline: it rolls to a working day. */
function dueOf(nominal: string, calendar: Calendar): DueDate {
  const effective = rollToWorkday(nominal, calendar)
  const provisional = nominal < calendar.coveredFrom || effective > calendar.coveredUntil
  return {
    kind: 'follow-up',
    date: effective,
    deadline: { nominal, effective, provisional },
    ruleId: 'F22',
  }
}

/** The share that the district has to reach, where its plan names one. */
export function targetOf(profile: Profile | undefined, name: '后续处置率' | '公示率') {
  return profile?.targets.find((target) => target.name.includes(name))
}
