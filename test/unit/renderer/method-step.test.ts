import { describe, expect, it } from 'vitest'
import { matterSummaries } from '../../../renderer/features/conclude/matter-summary.ts'
import { resultOptions } from '../../../renderer/features/conclude/result-options.ts'
import { nextStep } from '../../../renderer/features/task-detail/next-step.ts'
import { progressSteps } from '../../../renderer/features/task-detail/progress.ts'
import { people, reference } from '../domain/bench.ts'
import {
  type DistrictBench,
  joint,
  obstruction,
  offsiteRecord,
  publicInformation,
} from '../domain/discipline-bench.ts'

const [annual, instant] = publicInformation
const { jia } = people
const step = (record: DistrictBench) =>
  nextStep(
    { inspection: record.state, context: record.context(jia), due: {} as never, pending: 0, parked: 0 },
    '2026-08-12',
  )

describe('下一步 in 石家庄', () => {
  it('is a 非现场 check before any arrival, then the visit for what it was not enough for', () => {
    const record = offsiteRecord()
    expect(step(record)).toMatchObject({ title: '先作非现场检查', ruleId: 'J6', act: { kind: 'method' } })
    record.offsite(annual, { outcome: 'insufficient' })
    expect(step(record).act?.kind).toBe('method')
    record.offsite(instant)
    expect(step(record)).toMatchObject({ act: { kind: 'arrival' }, other: { kind: 'check' } })
  })

  it('goes on to the checklist without arrival when it was enough for all, and says so in 办理进度', () => {
    const record = offsiteRecord().offsite(annual).offsite(instant)
    expect(step(record).act?.kind).toBe('check')
    const names = progressSteps(record.state, '2026-08-12').map(({ name }) => name)
    expect(names).toContain('非现场检查')
    expect(names).not.toContain('到场与检查')
    record.fillMatter(annual).fillMatter(instant)
    expect(step(record).act?.kind).toBe('conclude')
  })
})

describe('综合结论', () => {
  const options = (record: DistrictBench) => {
    const { open, folded } = resultOptions(
      record.state,
      record.context(jia),
      record.items(),
      undefined,
      '2026-08-12',
    )
    return new Map([...open, ...folded].map(({ entry, refusal }) => [entry.code, refusal?.code]))
  }

  it('bars 未发现问题 and opens 不配合检查情节严重 once the party refused', () => {
    const record = offsiteRecord().offsite(annual).offsite(instant)
    expect(options(record).get('1')).toBeUndefined()
    expect(options(record).get('7')).toBe('conclude.obstruction-missing')
    record.give(jia, 'recordObstruction', obstruction)
    expect(options(record).get('1')).toBe('conclude.obstruction')
    expect(options(record).get('7')).toBeUndefined()
  })

  it('has a definition for every result (J9)', () => {
    for (const { entries } of reference.resultLists)
      for (const { definition } of entries) expect(definition.length).toBeGreaterThan(10)
  })
})

it('各事项结果 name the department of each matter in a joint visit (P15)', () => {
  const summaries = matterSummaries(joint().state, reference.checklists)
  expect(summaries.map(({ department }) => department)).toEqual(['市场监督管理局', '文化和旅游局'])
})
