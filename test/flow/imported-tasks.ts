import { expect, type Page } from '@playwright/test'
import { addCalendarDays } from '../../shared/domain/calendar.ts'
import { chinaDate, chineseDate, chineseWeekday } from '../../shared/domain/china-time.ts'
import { creditCodeCheckCharacter } from '../../shared/domain/credit-code.ts'
import { Officer } from './officer.ts'

/** ISO date in China. */
export const today = chinaDate(new Date().toISOString())

/** A date of the screen: with its year only when that is another one. */
export const words = (date: string) => chineseDate(date, date.slice(0, 4) !== today.slice(0, 4))

export interface Pair {
  /** Code of the district, its station, and the logins and names of two inspectors. */
  district: string
  station: string
  first: [string, string]
  second: [string, string]
}

/** A row of an import for two inspectors: the n-th business of the district. */
export function row({ district, station, first, second }: Pair, n: number, change: object) {
  const code = `91${district}MB${String(n).padStart(7, '0')}`
  return {
    taskNumber: '外来任务',
    taskName: '企业抽查',
    from: addCalendarDays(today, -30),
    to: addCalendarDays(today, 40),
    code: code + creditCodeCheckCharacter(code),
    kind: 'enterprise',
    registeredAddress: `样板街 ${n} 号`,
    stationId: station,
    checklistIds: ['registration'],
    officerLogins: [first[0], second[0]],
    ...change,
  }
}

/** First sign-in on this laptop, and the tasks are there. */
export async function signedIn(page: Page, [login, name]: [string, string]): Promise<Officer> {
  const officer = new Officer(page, name, `suijian-${login}`)
  await officer.signIn(login)
  await officer.expectSynced()
  return officer
}

/** Both declare on one laptop and arrive: the checklist is open. */
export async function toChecklist(officer: Officer, { first, second }: Pair, search: string, policy = '') {
  const password = `suijian-${second[0]}`
  await officer.addPartner(second[0], password)
  const id = await officer.openTask(search)
  await officer.declareNoConflict(id)
  await officer.partnerDeclares(id, second[1], password)
  await officer.arrive(id, [first[1], second[1]], true, policy)
  return id
}

/** One yearly report date with the reminder that belongs to it: on a day off the last 工作日 before. */
export async function expectReport(officer: Officer, name: string, month: number, day: number, rule: string) {
  const { page } = officer
  const inYear = (year: number) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
  const year = Number(today.slice(0, 4))
  const date = inYear(year) >= today ? inYear(year) : inYear(year + 1)
  const line = page
    .getByRole('region', { name: '报告日期' })
    .getByRole('listitem')
    .filter({ hasText: `${name} ${words(date)}（${chineseWeekday(date)}）` })
  await expect(line.getByRole('button', { name: `规则 ${rule}` })).toBeVisible()
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  const remindOn = addCalendarDays(date, weekday === 0 ? -2 : weekday === 6 ? -1 : 0)
  await expect(line).toContainText(
    remindOn === today
      ? '今天报送'
      : remindOn < today
        ? `应在 ${words(remindOn)}前报送，现在就报`
        : remindOn === date
          ? '当日是工作日'
          : `当日休假，请于 ${words(remindOn)}（周五）前报送`,
  )
}
