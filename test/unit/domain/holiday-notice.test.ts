import { describe, expect, it } from 'vitest'
import { calendarSchema, deadlineAfter, newestCalendar } from '../../../shared/domain/calendar.ts'
import {
  type HolidayYear,
  holidayYearProblems,
  holidayYearSchema,
  readHolidayNotice,
  withHolidayYear,
} from '../../../shared/domain/holiday-notice.ts'
import { reference } from './bench.ts'

const shipped = reference.calendars[0]!

/** 2026年 as it was published. */
const notice2026 = `各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`

/** Made up: no notice for 2027 has been read. */
const next: HolidayYear = {
  year: 2027,
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-02-08', '2027-05-03', '2027-10-01'],
  workdays: ['2027-01-09'],
  source: '测试',
}

describe('the text of a holiday notice', () => {
  it('of 2026 gives the table that is shipped', () => {
    const { holidays, workdays } = readHolidayNotice(notice2026, 2026)
    const without = { ...shipped, holidays: shipped.holidays.filter((date) => date < '2026'), workdays: [] }
    const table = { year: 2026, holidays, workdays, source: '2026年放假通知' }
    expect(holidayYearProblems(table, shipped)).toEqual([])
    const of2026 = (dates: readonly string[]) => dates.filter((date) => date.startsWith('2026')).sort()
    const made = withHolidayYear(without, table)
    expect(of2026(made.holidays)).toEqual(of2026(shipped.holidays))
    expect(of2026(made.workdays)).toEqual(of2026(shipped.workdays))
  })

  it('goes over the end of a month and names the year before', () => {
    expect(readHolidayNotice('元旦：2028年12月30日至1月1日放假。2028年12月24日（周日）上班。', 2029)).toEqual(
      {
        holidays: ['2028-12-30', '2028-12-31', '2029-01-01'],
        workdays: ['2028-12-24'],
      },
    )
    expect(readHolidayNotice('春节：1月30日至2月5日放假调休', 2027).holidays).toHaveLength(7)
  })

  it('gives nothing for what is no notice', () => {
    expect(readHolidayNotice('13月45日放假。明天上班', 2027)).toEqual({ holidays: [], workdays: [] })
  })
})

describe('a new year of the table', () => {
  it('makes the next version, which covers it and leaves the years before alone', () => {
    const made = withHolidayYear(shipped, next)
    expect(calendarSchema.parse(made)).toMatchObject({
      version: shipped.version + 1,
      coveredFrom: shipped.coveredFrom,
      coveredUntil: '2027-12-31',
    })
    expect(made.holidays.filter((date) => date < '2027')).toEqual(shipped.holidays)
    expect(newestCalendar([made, shipped])).toBe(made)
  })

  it('turns a deadline that was 暂算 into one that is sure: 元旦 is no working day', () => {
    const period = { count: 20, unit: 'workday' } as const
    expect(deadlineAfter('2026-12-10', period, shipped)).toMatchObject({
      nominal: '2027-01-07',
      provisional: true,
    })
    expect(deadlineAfter('2026-12-10', period, withHolidayYear(shipped, next))).toMatchObject({
      nominal: '2027-01-08',
      provisional: false,
    })
  })

  it('can be corrected: its days are replaced', () => {
    const once = withHolidayYear(shipped, next)
    const again = withHolidayYear(once, { ...next, workdays: ['2027-02-14'] })
    expect(again.workdays.filter((date) => date.startsWith('2027'))).toEqual(['2027-02-14'])
    expect(again.coveredUntil).toBe('2027-12-31')
  })

  it.each<[string, Partial<HolidayYear>]>([
    ['2026', { year: 2029 }],
    ['不是 2027 年的日期', { holidays: [...next.holidays, '2028-01-01'] }],
    ['不是周六或者周日', { workdays: ['2027-01-04'] }],
    ['既列为放假又列为上班', { holidays: [...next.holidays, '2027-01-09'] }],
    ['缺少元旦', { holidays: ['2027-05-03', '2027-10-01'] }],
  ])('is refused with a sentence: %s', (words, change) => {
    expect(holidayYearProblems({ ...next, ...change }, shipped).join()).toContain(words)
  })

  it('needs the number of its notice', () => {
    expect(holidayYearSchema.safeParse({ ...next, source: ' ' }).error?.issues[0]?.message).toContain('文号')
  })
})
