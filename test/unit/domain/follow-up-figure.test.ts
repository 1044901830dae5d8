import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../../shared/domain/apply.ts'
import type { FollowUpPart } from '../../../shared/domain/follow-up.ts'
import { type FigureCase, figureCase, figuresOf } from '../../../shared/domain/follow-up-figure.ts'
import { corrected, dispatched, people, reference } from './bench.ts'
import { FollowUpBench, lead, ordered, other } from './follow-up-bench.ts'

const calendar = reference.calendars[0]!
const context = new FollowUpBench().context(people.jia)
const on = (today: string) => ({ today, calendar })
const caseOf = (bench: FollowUpBench) => figureCase(bench.state, context)!

describe('the figures of real records', () => {
  it('count what needs a follow-up, what is closed and what is late', () => {
    const late = ordered().reinspected({ at: '2026-09-02T10:00:00+08:00' }, '09-02')
    const cases = [
      caseOf(ordered().reinspected()),
      caseOf(late),
      caseOf(ordered()),
      caseOf(lead().sent().answered()),
      caseOf(other()),
      caseOf(new FollowUpBench().sealed()),
    ]
    expect(figuresOf(cases, on('2026-08-20'))).toMatchObject({
      records: 6,
      problems: 4,
      followUp: { total: 5, done: 3, percent: 60, onTime: 2, overdue: 0 },
      publication: { total: 0, done: 0, percent: null },
    })
    expect(figuresOf(cases, on('2026-09-01'))).toMatchObject({ followUp: { overdue: 1, onTime: 2 } })
  })

  it('leave out what has no result yet, and what was cancelled', () => {
    expect(figureCase(dispatched(), context)).toBeUndefined()
    expect(figureCase(new FollowUpBench().concluded().state, context)).toBeUndefined()
    const cancelled = applyEvents(ordered().state, [
      { type: 'cancelled', reason: '迁出', by: 'head', at: '2026-08-20T10:00:00+08:00' },
    ])
    expect(figureCase(cancelled, context)).toBeUndefined()
  })

  it('count a publication on its last day as on time, one after it and a missing one as late', () => {
    const published = (publishedOn: string) => {
      const by = { by: 'jia', at: `${publishedOn}T10:00:00+08:00` }
      return figureCase(
        applyEvents(ordered().state, [
          {
            type: 'publicationPrepared',
            publication: { text: '结果', redactions: [], preparedBy: 'jia', preparedAt: by.at },
          },
          { type: 'published', publishedOn, platform: '平台', reference: '', ...by },
        ]),
        context,
      )!
    }
    const waiting = caseOf(ordered())
    const cases = [published('2026-09-01'), published('2026-09-02'), waiting]
    expect(figuresOf(cases, on('2026-09-01')).publication).toEqual({ total: 2, done: 1, percent: 50 })
    expect(figuresOf(cases, on('2026-09-02')).publication).toEqual({ total: 3, done: 1, percent: 33.3 })
  })

  it('say nothing in percent where there is nothing, and 100 only when nothing is left', () => {
    expect(figuresOf([], on('2026-09-01')).followUp.percent).toBeNull()
    const done = caseOf(ordered().reinspected())
    expect(figuresOf([done], on('2026-09-01')).followUp.percent).toBe(100)
    const many = [
      ...Array.from({ length: 2000 }, () => done),
      caseOf(new FollowUpBench().accepted(corrected)),
    ]
    expect(figuresOf(many, on('2026-09-01')).followUp.percent).toBe(99.9)
  })
})

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, '0')}`)
const part: fc.Arbitrary<FollowUpPart> = fc
  .record({ due: fc.option(day, { nil: undefined }), closedOn: fc.option(day, { nil: undefined }) })
  .map(({ due, closedOn }) => ({
    kind: 'ordered-correction',
    ...(due ? { due } : {}),
    ...(closedOn ? { closedOn } : {}),
    missing: '',
  }))
const figured: fc.Arbitrary<FigureCase> = fc
  .record({
    problem: fc.boolean(),
    parts: fc.array(part, { maxLength: 3 }),
    due: day,
    published: fc.option(day, { nil: undefined }),
  })
  .map(({ problem, parts, due, published }) => ({
    problem,
    followUp: {
      kind: 'ordered-correction',
      parts,
      state: parts.every(({ closedOn }) => closedOn) ? 'closed' : 'open',
      missing: '',
    },
    publication: { due, ...(published ? { on: published } : {}) },
  }))

it('agree with a count by hand over any records', () => {
  fc.assert(
    fc.property(fc.array(figured, { maxLength: 30 }), day, (cases, today) => {
      let needed = 0
      let closed = 0
      let onTime = 0
      let overdue = 0
      let publicationDue = 0
      let publishedInTime = 0
      for (const { followUp, publication } of cases) {
        if (publication.on || publication.due < today) publicationDue += 1
        if (publication.on && publication.on <= publication.due) publishedInTime += 1
        if (followUp.parts.length === 0) continue
        needed += 1
        const open = followUp.parts.filter((one) => !one.closedOn)
        if (open.length === 0) closed += 1
        if (open.length === 0 && followUp.parts.every((one) => !one.due || one.closedOn! <= monday(one.due)))
          onTime += 1
        if (open.some((one) => one.due && today > monday(one.due))) overdue += 1
      }
      const figures = figuresOf(cases, on(today))
      expect(figures.followUp).toEqual({
        total: needed,
        done: closed,
        onTime,
        overdue,
        percent: needed === 0 ? null : Math.floor((1000 * closed) / needed) / 10,
      })
      expect(figures.publication).toMatchObject({ total: publicationDue, done: publishedInTime })
      expect(closed).toBeGreaterThanOrEqual(onTime)
    }),
    { seed: 20261122 },
  )

  /** November 2026 has no holiday and no worked weekend: Saturday and Sunday go to Monday. */
  function monday(date: string): string {
    const number = Number(date.slice(8))
    const weekday = new Date(Date.UTC(2026, 10, number)).getUTCDay()
    const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
    return new Date(Date.UTC(2026, 10, number + shift)).toISOString().slice(0, 10)
  }
})
