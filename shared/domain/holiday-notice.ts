import { z } from 'zod'
import { addCalendarDays, type Calendar } from './calendar.ts'

const isoDate = z.iso.date('日期应写成 2027-01-01 的样子')

/** 放假安排 of one year, as the notice of 国务院办公厅 gives it. */
export const holidayYearSchema = z.object({
  year: z.number('没有写明年份').int().min(2020).max(2100),
  /** Days off; those on a Saturday or Sunday may be listed or not. */
  holidays: z.array(isoDate).min(1, '没有放假日期'),
  /** Saturdays and Sundays that are worked (调休上班). */
  workdays: z.array(isoDate),
  /** 文号 of the notice. */
  source: z.string().trim().min(1, '请写明放假通知的文号').max(200),
})
export type HolidayYear = z.infer<typeof holidayYearSchema>

function isWeekend(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0
}

/** What stands against a table of a year, as sentences; empty when it can be used after `calendar`. */
export function holidayYearProblems(table: HolidayYear, calendar: Calendar): string[] {
  const { year, holidays, workdays } = table
  const problems: string[] = []
  const next = Number(calendar.coveredUntil.slice(0, 4)) + 1
  if (year < Number(calendar.coveredFrom.slice(0, 4)) || year > next)
    problems.push(
      `放假安排已有 ${calendar.coveredFrom.slice(0, 4)} 至 ${next - 1} 年，只能更正这些年份，或者接着录入 ${next} 年。`,
    )
  // 元旦 may take days of the December before.
  const inYear = (date: string) => date >= `${year - 1}-12-20` && date <= `${year}-12-31`
  const outside = [...holidays, ...workdays].filter((date) => !inYear(date))
  if (outside.length > 0) problems.push(`${outside.join('、')} 不是 ${year} 年的日期。`)
  const notWeekend = workdays.filter((date) => !isWeekend(date))
  if (notWeekend.length > 0) problems.push(`${notWeekend.join('、')} 不是周六或者周日，不能是调休上班日。`)
  const both = workdays.filter((date) => holidays.includes(date))
  if (both.length > 0) problems.push(`${both.join('、')} 既列为放假又列为上班。`)
  for (const [day, name] of [
    [`${year}-01-01`, '元旦'],
    [`${year}-05-01`, '劳动节'],
    [`${year}-10-01`, '国庆节'],
  ] as const)
    if (!holidays.includes(day) && !isWeekend(day)) problems.push(`缺少${name}（${day}）。`)
  return problems
}

/**
 * The next version of a table, with a year added or corrected. Days of the year that stood in it before are replaced.
 * The result is only right for a year without `holidayYearProblems`.
 */
export function withHolidayYear(calendar: Calendar, { year, holidays, workdays }: HolidayYear): Calendar {
  const kept = (dates: readonly string[]) => dates.filter((date) => !date.startsWith(`${year}-`))
  const merged = (before: readonly string[], added: readonly string[]) =>
    [...new Set([...kept(before), ...added])].sort()
  const end = `${year}-12-31`
  return {
    ...calendar,
    version: calendar.version + 1,
    coveredUntil: end > calendar.coveredUntil ? end : calendar.coveredUntil,
    holidays: merged(
      calendar.holidays,
      holidays.filter((date) => !isWeekend(date)),
    ),
    workdays: merged(calendar.workdays, workdays),
  }
}

const day = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/

/**
 * Reads the text of the notice: 「一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日（周一）上班。」
 * @returns the dates it names; what it can't read is simply not among them, so that a person checks the result
 */
export function readHolidayNotice(text: string, year: number): Pick<HolidayYear, 'holidays' | 'workdays'> {
  const holidays: string[] = []
  const workdays: string[] = []
  // Brackets hold weekdays and dates of the lunar calendar.
  const plain = text.replace(/[（(][^）)]*[）)]/g, '').replace(/\s/g, '')
  let month = 0
  let inYear = year
  for (const sentence of plain.split(/[。；;]/)) {
    const target = sentence.includes('上班') ? workdays : sentence.includes('放假') ? holidays : undefined
    if (!target) continue
    for (const part of sentence.split(/[、，,和与]/)) {
      const [first, last] = part.split(/至|到|—|－|-/)
      const from = read(first)
      const to = read(last)
      if (!from) continue
      for (let date = from; ; date = addCalendarDays(date, 1)) {
        target.push(date)
        if (!to || date >= to) break
      }
    }
  }
  return { holidays: [...new Set(holidays)].sort(), workdays: [...new Set(workdays)].sort() }

  function read(words: string | undefined): string | undefined {
    const found = words && day.exec(words)
    if (!found) return undefined
    if (found[1]) inYear = Number(found[1])
    else if (found[2]) inYear = year
    if (found[2]) month = Number(found[2])
    if (month === 0) return undefined
    const date = `${inYear}-${String(month).padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
    return isoDate.safeParse(date).success ? date : undefined
  }
}
