import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCalendarDays, isWorkday } from '../../../shared/domain/calendar.ts'
import {
  dayOfMonth,
  latestFirstPosting,
  nextDate,
  nextReportDates,
  previousWorkday,
} from '../../../shared/domain/report-dates.ts'
import { fengze, puyang, reference } from './bench.ts'

const calendar = reference.calendars[0]!
const named = (id: string) => reference.profiles.find((profile) => profile.id === id)!
const monthly = { name: '月报表', month: null, day: 23, ruleId: 'J13' }

describe('report dates', () => {
  it.each([
    ['2025-02-23', '2025-02-21'],
    ['2025-03-23', '2025-03-21'],
    ['2025-08-23', '2025-08-22'],
    ['2025-11-23', '2025-11-21'],
  ])('on a day off are to be reported on the last working day before: %s, remind on %s', (date, remindOn) => {
    expect(nextReportDates([monthly], addCalendarDays(date, -10), calendar)).toEqual([
      { name: '月报表', ruleId: 'J13', date, remindOn, provisional: false },
    ])
  })

  it('go by 调休: a Sunday that is worked needs no earlier reminder', () => {
    expect(previousWorkday('2026-09-20', calendar)).toBe('2026-09-20')
    expect(previousWorkday('2026-10-07', calendar)).toBe('2026-09-30')
  })

  it('count the day itself, then go to the next month or year', () => {
    expect(nextDate(monthly, '2026-11-23')).toBe('2026-11-23')
    expect(nextDate(monthly, '2026-11-24')).toBe('2026-12-23')
    expect(nextDate(monthly, '2026-12-24')).toBe('2027-01-23')
    expect(nextDate({ ...monthly, month: 7, day: 20 }, '2026-07-21')).toBe('2027-07-20')
  })

  it('end with the month where it is shorter', () => {
    expect(dayOfMonth(2026, 2, 31)).toBe('2026-02-28')
    expect(dayOfMonth(2028, 2, 30)).toBe('2028-02-29')
    expect(nextDate({ ...monthly, day: 31 }, '2026-09-05')).toBe('2026-09-30')
  })

  it('are 暂算 past the holiday table', () => {
    expect(nextReportDates([monthly], '2026-12-24', calendar)[0]!.provisional).toBe(true)
  })

  it('are those of the plans: 石家庄 monthly and four times a year, 丰泽 in July, 濮阳 none', () => {
    const dates = (id: string) =>
      nextReportDates(named(id).reportSchedule, '2026-06-28', calendar).map(
        ({ date, ruleId }) => `${date} ${ruleId}`,
      )
    expect(dates('130100')).toEqual([
      '2026-07-23 J13',
      '2026-09-30 J14',
      '2026-12-25 J14',
      '2027-03-28 J14',
      '2027-06-27 J14',
    ])
    expect(dates('350503')).toEqual(['2026-07-20 F15', '2026-07-31 F19'])
    expect(dates('130300')).toEqual(['2027-01-31 Q5'])
    expect(puyang.reportSchedule).toEqual([])
  })

  it('never lie before today, nor their reminder after them or on a day off', () => {
    const start = fc.integer({ min: 0, max: 1000 }).map((offset) => addCalendarDays('2024-01-15', offset))
    const entry = fc.record({
      name: fc.constant('报告'),
      month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
      day: fc.integer({ min: 1, max: 31 }),
      ruleId: fc.constant('J13'),
    })
    fc.assert(
      fc.property(start, entry, (today, one) => {
        const [next] = nextReportDates([one], today, calendar)
        expect(next!.date >= today).toBe(true)
        expect(next!.remindOn <= next!.date).toBe(true)
        expect(isWorkday(next!.remindOn, calendar)).toBe(true)
        for (let day = addCalendarDays(next!.remindOn, 1); day <= next!.date; day = addCalendarDays(day, 1))
          expect(isWorkday(day, calendar)).toBe(false)
      }),
    )
  })
})

describe('planning backwards', () => {
  it('puts the last day for a first letter 29 days before the end of the task: in June for 丰泽', () => {
    expect(latestFirstPosting('2024-07-20', fengze.mailing)).toBe('2024-06-21')
  })
})
