import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Calendar, calendarSchema } from '../../../shared/domain/calendar.ts'
import { projectFolder } from '../../tools/project.ts'

/** The published table: dates by name, in the package's own file. */
interface PublishedTable {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

test('the shipped calendar says what the published holiday table says, for every year that it covers', () => {
  const packageFile = createRequire(import.meta.url).resolve('chinese-days/package.json')
  const published = JSON.parse(
    readFileSync(join(packageFile, '../dist/chinese-days.json'), 'utf8'),
  ) as PublishedTable
  const calendar: Calendar = calendarSchema.parse(
    JSON.parse(readFileSync(join(projectFolder, 'assets/calendars/china.json'), 'utf8')),
  )
  const covered = (date: string) => date >= calendar.coveredFrom && date <= calendar.coveredUntil
  const isWeekday = (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
  const holidays = Object.keys(published.holidays).filter((date) => covered(date) && isWeekday(date))
  expect([...calendar.holidays].filter(isWeekday).sort()).toEqual(holidays.sort())
  expect([...calendar.workdays].sort()).toEqual(Object.keys(published.workdays).filter(covered).sort())
})
