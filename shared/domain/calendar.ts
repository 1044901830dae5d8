import { z } from 'zod'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A versioned table of 法定休假日 and 调休 working days, as 国务院办公厅 publishes them. Dates are ISO dates. */
export const calendarSchema = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  coveredFrom: isoDate,
  coveredUntil: isoDate,
  /** Weekdays that are 休假日. */
  holidays: z.array(isoDate),
  /** Saturdays and Sundays that are worked (调休). */
  workdays: z.array(isoDate),
})
export type Calendar = z.infer<typeof calendarSchema>

/** The table with the highest version: it knows the most years. Undefined when there is none. */
export function newestCalendar(calendars: readonly Calendar[]): Calendar | undefined {
  return calendars.toSorted((a, b) => b.version - a.version)[0]
}

const dayMilliseconds = 86_400_000

function epochDay(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMilliseconds)
}

function fromEpochDay(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10)
}

/** Adds calendar days to an ISO date; negative goes back. */
export function addCalendarDays(date: string, days: number): string {
  return fromEpochDay(epochDay(date) + days)
}

/** Calendar days from `from` to `to`; the start day is not counted. */
export function calendarDaysBetween(from: string, to: string): number {
  return epochDay(to) - epochDay(from)
}

/** Whether an ISO date is a 工作日: the table first, then Monday to Friday. */
export function isWorkday(date: string, calendar: Calendar): boolean {
  if (calendar.workdays.includes(date)) return true
  if (calendar.holidays.includes(date)) return false
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

/** The n-th working day after an ISO date; the start day is not counted (民法典 第二百零一条). */
export function addWorkdays(date: string, count: number, calendar: Calendar): string {
  let current = date
  for (let left = count; left > 0; ) {
    current = addCalendarDays(current, 1)
    if (isWorkday(current, calendar)) left -= 1
  }
  return current
}

/** The date itself when it is a working day, else the next working day (民法典 第二百零三条). */
export function rollToWorkday(date: string, calendar: Calendar): string {
  let current = date
  while (!isWorkday(current, calendar)) current = addCalendarDays(current, 1)
  return current
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workdaysBetween(from: string, to: string, calendar: Calendar): number {
  if (to < from) return -workdaysBetween(to, from, calendar)
  let count = 0
  for (let current = from; current < to; ) {
    current = addCalendarDays(current, 1)
    if (isWorkday(current, calendar)) count += 1
  }
  return count
}

/** A period of a rule. */
export interface Period {
  count: number
  unit: 'workday' | 'calendar'
}

export interface Deadline {
  /** Last day as counted. */
  nominal: string
  /** Last day after rolling off a 休假日; equals `nominal` for working days. */
  effective: string
  /** 暂算: the period reaches a year whose table is not known. */
  provisional: boolean
}

/** The deadline of a period that starts on an ISO date (start day not counted). */
export function deadlineAfter(start: string, period: Period, calendar: Calendar): Deadline {
  const nominal =
    period.unit === 'workday'
      ? addWorkdays(start, period.count, calendar)
      : addCalendarDays(start, period.count)
  const effective = rollToWorkday(nominal, calendar)
  return {
    nominal,
    effective,
    provisional: start < calendar.coveredFrom || effective > calendar.coveredUntil,
  }
}
