import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCalendarDays } from '../../../shared/domain/calendar.ts'
import { type Mailing, mailingVerdict, mailingWindow } from '../../../shared/domain/mailing.ts'
import { people, reminder, unreachable } from './bench.ts'
import { mailings } from './mailing-bench.ts'

const rules = { minimumDays: 15, maximumDays: 30, channels: ['EMS'], ruleId: 'F6' }
const letter = (id: string, postedOn: string, returnedOn?: string): Mailing => ({
  id,
  channel: 'EMS',
  trackingNumber: id,
  address: '',
  postedOn,
  by: 'jia',
  ...(returnedOn ? { outcome: { result: 'returned', on: returnedOn, note: '无人签收', by: 'jia' } } : {}),
})

describe('the mailing ledger', () => {
  it('opens the window from day 15 to day 30, both counted', () => {
    expect(mailingWindow({ postedOn: '2024-06-03' }, rules)).toEqual({
      first: '2024-06-18',
      last: '2024-07-03',
    })
  })

  it('shows the window from the first day and says where today stands', () => {
    const first = letter('1', '2026-07-15', '2026-07-22')
    const kindOn = (today: string) => mailingVerdict([first], rules, today).kind
    expect(['2026-07-29', '2026-07-30', '2026-08-14', '2026-08-15'].map(kindOn)).toEqual([
      'before-window',
      'window-open',
      'window-open',
      'window-missed',
    ])
  })

  it('finds nobody reachable exactly when two returned letters lie 15 to 30 days apart', () => {
    assert(
      property(
        integer({ min: 1, max: 60 }),
        constantFrom('2026-01-31', '2026-02-14', '2024-02-15'),
        (days, start) => {
          const pair = [
            letter('1', start, start),
            letter('2', addCalendarDays(start, days), addCalendarDays(start, days + 5)),
          ]
          const verdict = mailingVerdict(pair, rules, addCalendarDays(start, days + 6))
          expect(verdict.kind === 'unreachable').toBe(days >= 15 && days <= 30)
        },
      ),
    )
  })

  it('begins a new pair with a letter that came too late', () => {
    const late = [letter('1', '2026-06-01', '2026-06-08'), letter('2', '2026-07-15', '2026-07-22')]
    expect(mailingVerdict(late, rules, '2026-08-01')).toMatchObject({
      kind: 'window-open',
      first: { id: '2' },
    })
  })

  it('carries 无法联系 without a visit: both officers sign, and the listing follows a reminder', () => {
    const { jia, yi } = people
    const record = mailings().bothReturned().give(jia, 'recordReminder', reminder)
    record.evidence('退信', { answerKey: '' })
    record.checked().give(jia, 'conclude', record.conclusion(unreachable))
    record.give(jia, 'recordPartyStatement', {
      mode: 'absent',
      opinion: '',
      signerName: '',
      reason: '两次邮寄均退回',
      witnessName: '见证人甲',
      witnessIdTail: '',
    })
    record.sign(jia).sign(yi)
    expect(record.state.state).toBe('sealed')
  })
})
