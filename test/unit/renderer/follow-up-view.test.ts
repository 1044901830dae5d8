import { describe, expect, it } from 'vitest'
import type { LoadedInspection, Summary } from '../../../renderer/app/workspace.ts'
import { followUpActs, kindWords } from '../../../renderer/features/follow-up/follow-up-step.ts'
import { openCases, targetOf } from '../../../renderer/features/follow-up/open-cases.ts'
import { timelineOf } from '../../../renderer/features/follow-up/timeline.ts'
import type { Actor } from '../../../shared/domain/decide/context.ts'
import { followUpOf, isOverdue } from '../../../shared/domain/follow-up.ts'
import { figureCase } from '../../../shared/domain/follow-up-figure.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { fengze, people, reference, transferred } from '../domain/bench.ts'
import { elsewhere, FollowUpBench, lead, ordered, other } from '../domain/follow-up-bench.ts'

const { jia, bing, otherHead, reviewer } = people
const calendar = reference.calendars[0]!
const resultList = reference.resultLists[0]!
const now = '2026-08-28T04:00:00.000Z'
const failed = { outcome: 'not-corrected', proofIds: [] as string[] } as const

function actsOf(bench: FollowUpBench, by: Actor = jia): string[] {
  const loaded = { inspection: bench.state, context: bench.context(by) } as LoadedInspection
  return followUpActs(loaded, followUpOf(bench.state, resultList)!, now).map(({ label }) => label)
}

describe('the steps that are offered', () => {
  it('follow from the open part', () => {
    expect(actsOf(ordered())).toEqual(['登记复查'])
    expect(actsOf(lead())).toEqual(['登记线索移送'])
    expect(actsOf(lead().sent())).toEqual(['登记区局食品流通股的反馈'])
    expect(actsOf(lead().sent().answered({ outcome: 'returned' }))).toEqual(['登记线索移送'])
    expect(actsOf(other())).toEqual(['办结'])
    expect(actsOf(lead().sent().answered())).toEqual([])
  })

  it('put the 立案 first where a failed 复查 gave no new term, and the next 复查 where it did', () => {
    expect(actsOf(ordered().reinspected(failed))).toEqual(['登记移送立案', '登记复查'])
    const extended = ordered().reinspected({ ...failed, nextDue: '2026-09-10' })
    expect(actsOf(extended)).toEqual(['登记复查', '登记移送立案'])
  })

  it('are for the officers of the record and for the own 辖区所 only', () => {
    expect(actsOf(elsewhere())).toEqual(['登记复查'])
    expect(actsOf(elsewhere(), otherHead)).toEqual(['登记复查'])
    expect(actsOf(elsewhere(), bing)).toEqual([])
    expect(actsOf(ordered(), reviewer)).toEqual([])
  })
})

describe('the timeline', () => {
  const steps = (state: Inspection, today = '2026-08-20') => {
    const moment = { today, calendar }
    const followUp = followUpOf(state, resultList, moment)!
    return timelineOf(state, followUp, (part) => isOverdue(part, moment)).map(({ title, status, on }) => [
      title,
      status,
      on,
    ])
  }

  it('runs from the conclusion over each step to what is still missing', () => {
    const record = lead().sent().answered({ outcome: 'returned', text: '不属于本股。' })
    expect(steps(record.state)).toEqual([
      ['线索移送', 'done', '2026-08-12'],
      ['线索移送：区局食品流通股', 'done', '2026-08-14'],
      ['反馈：退回', 'failed', '2026-08-20'],
      ['被区局食品流通股退回，需要重新移送', 'ahead', '2026-08-27'],
    ])
    expect(steps(record.state, '2026-08-28').at(-1)![1]).toBe('late')
  })

  it('shows both ways of a record with two problems, and ends with the last step when all is closed', () => {
    const both = new FollowUpBench()
      .accepted(transferred, { disposition: 'ordered-correction', correctBy: '2026-08-27' })
      .proof('after', 'reinspection')
    expect(kindWords(followUpOf(both.state, resultList)!)).toBe('线索移送、责令改正')
    expect(steps(both.state).map(([title]) => title)).toEqual([
      '线索移送',
      '责令改正',
      '线索尚未移送',
      '尚未复查',
    ])
    expect(steps(ordered().reinspected().state).at(-1)).toEqual(['复查：已改正', 'done', '2026-08-28'])
  })
})

describe('the list of open ones', () => {
  const summary = (bench: FollowUpBench, initials: string): Summary =>
    ({ id: initials, initials, figure: figureCase(bench.state, bench.context(jia)) }) as Summary

  it('goes by the rolled date, those without one last, and leaves closed ones out', () => {
    const cases = openCases(
      [
        summary(other(), 'a'),
        summary(ordered(), 'c'),
        summary(lead(), 'b'),
        summary(ordered().reinspected(), 'd'),
        { id: 'e', initials: 'e' } as Summary,
      ],
      calendar,
    )
    expect(cases.map(({ summary: { id }, due }) => [id, due?.date])).toEqual([
      ['b', '2026-08-27'],
      ['c', '2026-08-28'],
      ['a', undefined],
    ])
  })

  it('knows the target that the plan of the district names', () => {
    const qinhuangdao = reference.profiles.find(({ id }) => id === '130300')
    expect(targetOf(qinhuangdao, '后续处置率')).toMatchObject({ percent: 100, ruleId: 'Q13' })
    expect(targetOf(fengze, '公示率')).toMatchObject({ percent: 100, ruleId: 'F16' })
    expect(targetOf(fengze, '后续处置率')).toBeUndefined()
  })
})
