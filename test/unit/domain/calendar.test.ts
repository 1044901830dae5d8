import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addCalendarDays,
  addWorkdays,
  calendarDaysBetween,
  deadlineAfter,
  isWorkday,
  rollToWorkday,
  workdaysBetween,
} from '../../../shared/domain/calendar.ts'
import { chinaDate } from '../../../shared/domain/china-time.ts'
import { dueDate, publicationLate } from '../../../shared/domain/publication.ts'
import { at, Bench, fengze, people, puyang, reference } from './bench.ts'

const calendar = reference.calendars[0]!
const resultList = reference.resultLists[0]!
const workdays = (count: number) => ({ count, unit: 'workday' as const })
const days = (count: number) => ({ count, unit: 'calendar' as const })

describe('deadlines (domain.md §5.3)', () => {
  it.each([
    ['2024-06-28', '2024-07-26', '2024-07-18'],
    ['2024-09-10', '2024-10-14', '2024-09-30'],
    ['2025-01-10', '2025-02-13', '2025-01-30'],
    ['2025-09-20', '2025-10-23', '2025-10-10'],
    ['2026-02-06', '2026-03-12', '2026-02-26'],
    ['2024-07-20', '2024-08-16', '2024-08-09'],
  ])('from %s: 20 工作日 end on %s, 20 日 on %s', (start, workday, calendarDay) => {
    expect(deadlineAfter(start, workdays(20), calendar)).toEqual({
      nominal: workday,
      effective: workday,
      provisional: false,
    })
    expect(deadlineAfter(start, days(20), calendar).nominal).toBe(calendarDay)
  })

  it('counts 10 工作日 over 端午', () => {
    expect(addWorkdays('2024-06-03', 10, calendar)).toBe('2024-06-18')
  })

  it('rolls a last day in 春节 to the first working day, and keeps the nominal one', () => {
    expect(deadlineAfter('2025-01-10', days(20), calendar)).toEqual({
      nominal: '2025-01-30',
      effective: '2025-02-05',
      provisional: false,
    })
  })

  it('marks what lies beyond the table, before or after, as 暂算', () => {
    expect(deadlineAfter('2026-12-10', workdays(20), calendar).provisional).toBe(true)
    expect(deadlineAfter('2026-12-10', days(20), calendar).provisional).toBe(false)
    expect(deadlineAfter('2023-12-20', workdays(20), calendar).provisional).toBe(true)
  })

  it.each([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
    '2025-01-26',
    '2025-02-08',
    '2025-04-27',
    '2025-09-28',
    '2025-10-11',
    '2024-02-04',
    '2024-02-18',
    '2024-04-07',
    '2024-04-28',
    '2024-05-11',
    '2024-09-14',
    '2024-09-29',
    '2024-10-12',
  ])('%s is a weekend that is worked', (date) => {
    expect(isWorkday(date, calendar)).toBe(true)
  })

  it('puts the second posting of a letter between 15 and 30 days after the first', () => {
    const { minimumDays, maximumDays } = fengze.mailing
    expect(addCalendarDays('2024-06-03', minimumDays)).toBe('2024-06-18')
    expect(addCalendarDays('2024-06-03', maximumDays)).toBe('2024-07-03')
  })
})

describe('deadlines, by property', () => {
  const date = fc.integer({ min: 0, max: 1040 }).map((offset) => addCalendarDays('2024-01-01', offset))
  const count = fc.integer({ min: 1, max: 30 })
  const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay()

  /** Written the other way round: list the working days after the start, take the n-th. */
  function nthWorkday(start: string, n: number): string {
    const [year, month, day] = start.split('-').map(Number) as [number, number, number]
    const worked = Array.from({ length: 90 }, (_, index) =>
      new Date(Date.UTC(year, month - 1, day + index + 1)).toISOString().slice(0, 10),
    ).filter((each) => {
      const rest = calendar.holidays.includes(each)
      const weekend = weekday(each) % 6 === 0
      return weekend ? calendar.workdays.includes(each) : !rest
    })
    return worked[n - 1]!
  }

  it('agree with another way of counting', () => {
    fc.assert(
      fc.property(date, count, (start, n) => {
        expect(addWorkdays(start, n, calendar)).toBe(nthWorkday(start, n))
      }),
    )
  })

  it('never count the start day, and end on a working day', () => {
    fc.assert(
      fc.property(date, count, fc.boolean(), (start, n, inWorkdays) => {
        const deadline = deadlineAfter(start, inWorkdays ? workdays(n) : days(n), calendar)
        expect(deadline.nominal > start).toBe(true)
        expect(deadline.effective >= deadline.nominal).toBe(true)
        expect(isWorkday(deadline.effective, calendar)).toBe(true)
        if (inWorkdays) expect(workdaysBetween(start, deadline.nominal, calendar)).toBe(n)
        else expect(calendarDaysBetween(start, deadline.nominal)).toBe(n)
      }),
    )
  })

  it('never end earlier for a later start or a longer period', () => {
    fc.assert(
      fc.property(date, count, fc.boolean(), (start, n, inWorkdays) => {
        const period = (length: number) => (inWorkdays ? workdays(length) : days(length))
        const deadline = deadlineAfter(start, period(n), calendar)
        const later = deadlineAfter(addCalendarDays(start, 1), period(n), calendar)
        const longer = deadlineAfter(start, period(n + 1), calendar)
        expect(later.effective >= deadline.effective && later.nominal >= deadline.nominal).toBe(true)
        expect(longer.effective >= deadline.effective && longer.nominal > deadline.nominal).toBe(true)
      }),
    )
  })

  it('count back what they counted forth', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(workdaysBetween(a, b, calendar) + workdaysBetween(b, a, calendar)).toBe(0)
        expect(addCalendarDays(a, calendarDaysBetween(a, b))).toBe(b)
      }),
    )
  })

  it('roll to the first working day that is not earlier', () => {
    fc.assert(
      fc.property(date, (start) => {
        const rolled = rollToWorkday(start, calendar)
        for (let day = start; day < rolled; day = addCalendarDays(day, 1))
          expect(isWorkday(day, calendar)).toBe(false)
      }),
    )
  })
})

describe('deadlines, against a table of every day', () => {
  /** Every day that the calendar covers with the number of working days up to it: written without `calendar.ts`. */
  const table: { date: string; worked: boolean; upTo: number }[] = []
  const holidays = new Set(calendar.holidays)
  const exchanged = new Set(calendar.workdays)
  for (let at = Date.UTC(2024, 0, 1), upTo = 0; at <= Date.UTC(2026, 11, 31); at += 86_400_000) {
    const moment = new Date(at)
    const date = `${moment.getUTCFullYear()}-${String(moment.getUTCMonth() + 1).padStart(2, '0')}-${String(moment.getUTCDate()).padStart(2, '0')}`
    const worked = exchanged.has(date) || (!holidays.has(date) && !'06'.includes(String(moment.getUTCDay())))
    if (worked) upTo += 1
    table.push({ date, worked, upTo })
  }

  it.each([1, 3, 5, 7, 10, 15, 20, 30])('%i days from every day of three years', (count) => {
    const differing: string[] = []
    table.forEach(({ date, upTo }, index) => {
      const worked = table.findIndex((day) => day.worked && day.upTo === upTo + count)
      const plain = index + count
      const rolled = table.findIndex((day, at) => at >= plain && day.worked)
      if (worked < 0 || rolled < 0) return
      const expected = [table[worked]!.date, table[plain]!.date, table[rolled]!.date]
      const inDays = deadlineAfter(date, days(count), calendar)
      const got = [addWorkdays(date, count, calendar), inDays.nominal, inDays.effective]
      if (got.join() !== expected.join()) differing.push(`${date}: ${got} instead of ${expected}`)
    })
    expect(differing).toEqual([])
  })

  it('covers the ends of months, leap days and years among them', () => {
    expect(deadlineAfter('2024-02-09', days(20), calendar).nominal).toBe('2024-02-29')
    expect(deadlineAfter('2025-02-08', days(20), calendar).nominal).toBe('2025-02-28')
    expect(deadlineAfter('2025-12-12', days(20), calendar)).toMatchObject({
      nominal: '2026-01-01',
      effective: '2026-01-04',
    })
    expect(deadlineAfter('2024-01-31', days(30), calendar).nominal).toBe('2024-03-01')
  })
})

describe('the due date of an inspection', () => {
  it('is the window’s last day until the inspection has ended', () => {
    expect(dueDate(new Bench().arrived().state, fengze, calendar, resultList)).toMatchObject({
      kind: 'task-window',
      date: '2026-12-31',
      ruleId: 'P11',
    })
  })

  it('is then the district’s publication limit, with the national one beside it', () => {
    const { state } = new Bench().concluded()
    expect(dueDate(state, fengze, calendar, resultList)).toMatchObject({
      kind: 'publication',
      date: '2026-09-01',
      ruleId: 'F16',
      start: '2026-08-12',
      national: { nominal: '2026-09-09' },
    })
    expect(dueDate(state, puyang, calendar, resultList)).toMatchObject({ date: '2026-09-09', ruleId: 'P16' })
  })

  it('counts in 濮阳 from the day of the last signature, and until then provisionally from the end (P16)', () => {
    const record = new Bench().stated().sign(people.jia)
    const due = () => dueDate(record.state, puyang, calendar, resultList)
    expect(due()).toMatchObject({ start: '2026-08-12', awaitsStart: true })
    const signedAt = at('09:00', '2026-08-14')
    record.give(people.yi, 'signOff', record.signature({ signedAt }), { wall: signedAt })
    expect(due()).toMatchObject({ start: '2026-08-14', startEvent: 'resultProduced', date: '2026-09-11' })
    expect(due().awaitsStart).toBeUndefined()
    expect(dueDate(record.state, fengze, calendar, resultList)).toMatchObject({ start: '2026-08-12' })
    expect(publicationLate(record.state, puyang, calendar, '2026-09-11')).toBe(false)
    expect(publicationLate(record.state, puyang, calendar, '2026-09-12')).toBe(true)
  })

  it('moves with a postponement that was granted, not with one that was refused or is open (Z7)', () => {
    const record = new Bench()
    const due = () => dueDate(record.state, fengze, calendar, resultList)
    const apply = (changeId: string, until: string) =>
      record.give(people.jia, 'applyPlanChange', { changeId, kind: 'postpone', until, reason: '停业装修。' })
    const decideOn = (changeId: string, approved: boolean) =>
      record.give(people.reviewer, 'decidePlanChange', { changeId, approved, opinion: '意见。' })
    apply('one', '2027-01-15')
    expect(due()).toMatchObject({ date: '2026-12-31', ruleId: 'P11' })
    decideOn('one', true)
    expect(due()).toMatchObject({ kind: 'task-window', date: '2027-01-15', ruleId: 'Z7' })
    apply('two', '2027-03-01')
    decideOn('two', false)
    expect(due().date).toBe('2027-01-15')
  })

  it('counts from the day in China, also for a late hour in UTC', () => {
    expect(chinaDate('2026-08-11T16:00:00Z')).toBe('2026-08-12')
    expect(chinaDate('2026-08-11T15:59:59Z')).toBe('2026-08-11')
    expect(chinaDate(at('00:00'))).toBe('2026-08-12')
  })
})
