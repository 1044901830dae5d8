import { assert, integer, option, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resultOptions } from '../../../renderer/features/conclude/result-options.ts'
import { signatureBlocks } from '../../../renderer/features/conclude/signed-content.ts'
import { proofCaption, proofsOf, proofWords } from '../../../renderer/features/task-detail/letter-proofs.ts'
import { mailingBar, pairOf } from '../../../renderer/features/task-detail/mailing-marks.ts'
import { nextStep } from '../../../renderer/features/task-detail/next-step.ts'
import { progressSteps } from '../../../renderer/features/task-detail/progress.ts'
import { addCalendarDays } from '../../../shared/domain/calendar.ts'
import { itemsOf } from '../../../shared/domain/decide/context.ts'
import type { Evidence, Inspection } from '../../../shared/domain/inspection.ts'
import type { Mailing } from '../../../shared/domain/mailing.ts'
import { contextOf, openInspection } from '../../fixtures/open-record.ts'

const rules = { minimumDays: 15, maximumDays: 30, channels: ['EMS'], ruleId: 'F6' }
const start = '2026-07-15'
const letter = (id: string, day: number, outcomeDay?: number): Mailing => ({
  id,
  channel: 'EMS',
  trackingNumber: `100000000011${id}`,
  address: '登记的住所',
  postedOn: addCalendarDays(start, day),
  by: 'officer-1',
  ...(outcomeDay === undefined
    ? {}
    : {
        outcome: {
          result: 'returned',
          on: addCalendarDays(start, outcomeDay),
          note: '无人签收',
          by: 'officer-1',
        },
      }),
})
const unvisited = (mailings: Mailing[], change: Partial<Inspection> = {}) =>
  openInspection({ state: 'awaiting-inspection', arrival: undefined, mailings, ...change })
const context = {
  ...contextOf(),
  profile: { ...contextOf().profile, preListingReminder: { required: true, ruleId: 'F7' } },
}
const step = (inspection: Inspection, day: number) =>
  nextStep({ inspection, context, due: {} as never, pending: 0, parked: 0 }, addCalendarDays(start, day))

describe('the mailing window bar', () => {
  it('stands as in the picture: posted, returned, first and last day, today', () => {
    const bar = mailingBar(pairOf([letter('1', 0, 7)], rules)!, rules, '2026-08-12')
    expect(bar).toMatchObject({
      days: 36,
      window: { from: 15, to: 30 },
      marks: [
        { day: 0, kind: 'posted' },
        { day: 7, kind: 'returned' },
      ],
      today: { day: 28, at: 28 },
    })
    expect(bar.labels.map(({ day, row, date, words }) => `${day}/${row} ${date} ${words}`)).toEqual([
      '0/0 7月15日 第一次寄出',
      '15/0 7月30日 第 15 日，可寄',
      '30/0 8月14日 第 30 日，最后一天',
      '7/0 7月22日 退回',
    ])
  })

  it('never lets two labels meet, wherever the letters come back', () => {
    const days = integer({ min: 0, max: 60 })
    assert(
      property(
        days,
        integer({ min: 15, max: 30 }),
        option(days, { nil: undefined }),
        (back, second, again) => {
          const late = again === undefined ? undefined : second + again
          const { labels, days: length } = mailingBar(
            pairOf([letter('1', 0, Math.min(back, second)), letter('2', second, late)], rules)!,
            rules,
          )
          for (const one of labels)
            for (const other of labels)
              if (one !== other && one.row === other.row)
                // 105 px is the widest label; the narrowest bar is 544 px long.
                expect((Math.abs(one.day - other.day) / length) * 544).toBeGreaterThan(105)
        },
      ),
    )
  })

  it('keeps today in sight after the end, with its true number', () => {
    const bar = mailingBar(pairOf([letter('1', 0, 7)], rules)!, rules, addCalendarDays(start, 80))
    expect(bar.today).toEqual({ day: 80, at: bar.days })
  })
})

describe('下一步 with a ledger', () => {
  it('asks for the result of the letter under way, and leaves the visit possible', () => {
    const found = step(unvisited([letter('1', 0)]), 3)
    expect(found.act?.kind).toBe('outcome')
    expect(found.other?.kind).toBe('arrival')
  })

  it('offers the second letter only inside the window, and says from when before it', () => {
    const returned = unvisited([letter('1', 0, 7)])
    const before = step(returned, 9)
    expect(before.act).toBeUndefined()
    expect(before.ruleId).toBe('F6')
    expect(before.title).toContain('7月30日起可以寄')
    expect(before.words).toContain('今天是第 9 日，须间隔 15 至 30 日')
    expect([14, 15, 30, 31].map((day) => step(returned, day).act?.label)).toEqual([
      undefined,
      '登记第二次邮寄',
      '登记第二次邮寄',
      '登记邮寄',
    ])
    expect(step(returned, 28).until).toBe('2026-08-14')
  })

  it('leads to the conclusion without a visit once both came back', () => {
    expect(step(unvisited([letter('1', 0, 7), letter('2', 15, 22)]), 23).act?.kind).toBe('conclude')
  })

  it('asks for the reminder before the listing', () => {
    const conclusion = { resultCode: '5', facts: '', endedAt: '2026-08-12T02:00:00Z' } as NonNullable<
      Inspection['conclusion']
    >
    const accepted = unvisited([letter('1', 0, 7), letter('2', 15, 22)], { state: 'accepted', conclusion })
    expect(step(accepted, 24)).toMatchObject({ ruleId: 'F7', act: { kind: 'reminder' } })
    const reminders = [{} as Inspection['reminders'][0]]
    expect(step({ ...accepted, reminders }, 24).act?.kind).toBe('listing')
  })
})

describe('a record that nobody visited', () => {
  const both = unvisited([letter('1', 0, 7), letter('2', 15, 22)])
  const today = addCalendarDays(start, 23)

  it('can only be concluded 无法联系; every other result says why not', () => {
    const { open, folded } = resultOptions(both, context, itemsOf(both, context.checklists), undefined, today)
    const options = [...open, ...folded]
    expect(options.filter(({ refusal }) => !refusal).map(({ entry }) => entry.text)).toEqual([
      '通过登记的住所（经营场所）无法联系',
    ])
    for (const { entry, refusal } of options)
      if (!entry.requiresPartyNotMet) expect(refusal?.code).toBe('conclude.mailing-open')
  })

  it('is signed by every assigned officer', () => {
    expect(signatureBlocks(both, 'officer-1').map(({ officer }) => officer.id)).toEqual([
      'officer-1',
      'officer-2',
    ])
  })

  it('waits for neither notice nor arrival once it is concluded', () => {
    const conclusion = { resultText: '无法联系', endedAt: '2026-08-12T02:00:00Z' } as Inspection['conclusion']
    const names = progressSteps({ ...both, noticeRequired: true, conclusion }, today).map(({ name }) => name)
    expect(names).toContain('专用信函')
    expect(names).not.toContain('通知与送达')
    expect(names).not.toContain('到场与检查')
  })
})

it('ties the proofs of a letter to it by its tracking number', () => {
  const [first, second] = [letter('1', 0, 7), letter('2', 15)]
  const piece = (caption: string) => ({ id: caption, answerKey: '', caption }) as Evidence
  const evidence = [
    piece(proofCaption('收据', first)),
    piece(proofCaption('退信', first)),
    piece(proofCaption('收据', second)),
    piece('门头'),
  ]
  const record = unvisited([first, second], { evidence })
  expect(proofWords(proofsOf(record, first))).toBe('收据、退信 2 件')
  expect(proofsOf(record, second)).toHaveLength(1)
})
