import type { Profile } from '../jurisdictions/profile.ts'
import { addCalendarDays, type Calendar, isWorkday } from './calendar.ts'

/** A date by which something has to be reported or finished, as the district's profile sets it (J13, J14, F15, F19). */
export interface ReportDate {
  name: string
  ruleId: string
  /** ISO date as the plan sets it; a duty of reporting does not move to a later day. */
  date: string
  /** ISO date: the last 工作日 that is not later. The report has to leave on it where `date` is a day off. */
  remindOn: string
  /** 暂算: the holiday table of that year is not known. */
  provisional: boolean
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** A day of a month as an ISO date; a day that the month does not have becomes its last one. */
export function dayOfMonth(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${year}-${pad(month)}-${pad(Math.min(day, last))}`
}

/** The date itself when it is a 工作日, else the last one before it. */
export function previousWorkday(date: string, calendar: Calendar): string {
  let current = date
  while (!isWorkday(current, calendar)) current = addCalendarDays(current, -1)
  return current
}

/** The first date of one entry that is not before `today` (ISO date): monthly entries have no month. */
export function nextDate({ month, day }: Profile['reportSchedule'][number], today: string): string {
  const [year, thisMonth] = today.split('-').map(Number) as [number, number]
  for (let step = 0; ; step += 1) {
    const index = thisMonth - 1 + step
    const [inYear, inMonth] = month ? [year + step, month] : [year + Math.floor(index / 12), (index % 12) + 1]
    const date = dayOfMonth(inYear, inMonth, day)
    if (date >= today) return date
  }
}

/** The next date of every entry of the schedule, the nearest first. */
export function nextReportDates(
  schedule: Profile['reportSchedule'],
  today: string,
  calendar: Calendar,
): ReportDate[] {
  return schedule
    .map((entry) => {
      const date = nextDate(entry, today)
      return {
        name: entry.name,
        ruleId: entry.ruleId,
        date,
        remindOn: previousWorkday(date, calendar),
        provisional: date > calendar.coveredUntil,
      }
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Days that a letter needs until it is back, as a rule of thumb (domain.md §5.3, not a rule of law). */
const daysUntilReturned = 7

/**
 * The last day on which a first 专用信函 leaves time for the second one and for the return of both before the task
 * ends (F6, F15); an estimate for planning. Takes the ISO date of the task's end.
 */
export function latestFirstPosting(taskEnd: string, rules: Pick<Profile['mailing'], 'minimumDays'>): string {
  return addCalendarDays(taskEnd, -rules.minimumDays - 2 * daysUntilReturned)
}
