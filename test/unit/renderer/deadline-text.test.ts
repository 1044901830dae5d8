import { describe, expect, it } from 'vitest'
import { deadlineNote, deadlineText } from '../../../renderer/app/components/deadline-text.ts'
import { calendar, windowDue } from './summary-sample.ts'

const at = (date: string, today = '2026-08-12') => {
  const { tone, left, date: words } = deadlineText(windowDue(date), today, calendar)
  return `${tone} ${left} ${words}`
}

describe('deadline chip', () => {
  it('counts working days and turns amber at three', () => {
    expect(at('2026-08-18')).toBe('plain 剩 4 个工作日 8月18日')
    expect(at('2026-08-17')).toBe('amber 剩 3 个工作日 8月17日')
    expect(at('2026-08-13')).toBe('amber 剩 1 个工作日 8月13日')
  })

  it('says today and overdue', () => {
    expect(at('2026-08-12')).toBe('amber 今天截止 8月12日')
    expect(at('2026-08-10')).toBe('red 逾期 2 个工作日 8月10日')
  })

  it('names calendar days where no working day lies between', () => {
    expect(at('2026-08-16', '2026-08-14')).toBe('amber 剩 2 日 8月16日')
    expect(at('2026-08-15', '2026-08-16')).toBe('red 逾期 1 日 8月15日')
  })

  it('goes by the holiday table', () => {
    expect(at('2026-10-10', '2026-09-30')).toBe('amber 剩 3 个工作日 10月10日')
  })

  it('gives the year and 暂算 past the end of the calendar', () => {
    const due = windowDue('2027-01-07')
    expect(deadlineText(due, '2026-12-10', calendar)).toMatchObject({
      date: '2027年1月7日',
      provisional: true,
    })
    expect(deadlineNote(due, '2026-12-10').provisional).toContain('暂算')
  })

  it('tells start event, weekday and the national limit of a publication duty', () => {
    const deadline = { nominal: '2026-08-17', effective: '2026-08-17', provisional: false }
    const note = deadlineNote(
      {
        kind: 'publication',
        date: '2026-08-17',
        deadline,
        ruleId: 'F16',
        start: '2026-07-28',
        national: { ...deadline, nominal: '2026-08-25', count: 20, unit: 'workday', ruleId: 'Q12' },
      },
      '2026-08-12',
    )
    expect(note.title).toBe('公示期限 8月17日（周一）')
    expect(note.body).toContain('检查结束 7月28日')
    expect(note.national).toBe('全国上限 20 个工作日，即 8月25日')
  })
})
