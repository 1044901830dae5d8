import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import { findingsHash, findingsOf } from '../../../shared/domain/findings.ts'
import { inspectionSchema } from '../../../shared/domain/inspection-schema.ts'
import { mailingVerdict } from '../../../shared/domain/mailing.ts'
import { allCheckedOffsite } from '../../../shared/domain/methods.ts'
import {
  absent,
  arrival,
  at,
  Bench,
  conform,
  dispatched,
  noProblem,
  people,
  photo,
  photograph,
  unreachable,
} from './bench.ts'
import {
  byDocuments,
  culture,
  DistrictBench,
  joint,
  obstruction,
  offsiteRecord,
  ofMatters,
  opinion,
  publicInformation,
  regulator,
  shijiazhuang,
} from './discipline-bench.ts'

const { jia, yi } = people
const [annual, instant] = publicInformation
const severe = {
  ...noProblem,
  resultCode: '7',
  facts: '事实。',
  qualification: '定性。',
  legalBasis: '依据。',
  followUp: 'other',
} as const

describe('非现场 first (J6)', () => {
  it('takes a record of such matters to its seal without anybody entering', () => {
    const record = offsiteRecord()
    expect(record.attempt(jia, 'recordArrival', arrival).refusal?.code).toBe('method.offsite-first')
    expect(record.attempt(jia, 'answerItem', conform).refusal?.code).toBe('state.wrong-step')
    record.offsite(annual)
    expect(record.state.state).toBe('awaiting-inspection')
    record.offsite(instant, { method: '网络监测' })
    expect(record.state.state).toBe('inspecting')
    record.give(jia, 'addEvidence', photograph('screen')).fillMatter(annual).fillMatter(instant)
    expect(record.attempt(jia, 'conclude', record.conclusion({ ...unreachable })).refusal?.code).toBe(
      'conclude.mailing-open',
    )
    record.give(jia, 'conclude', record.conclusion()).give(jia, 'recordPartyStatement', absent)
    expect(record.sign(jia).sign(yi).state.state).toBe('sealed')
    expect(record.state.arrival).toBeUndefined()
    expect(inspectionSchema.safeParse(record.state).success).toBe(true)
  })

  it('opens the visit when one matter was found insufficient and none is untried', () => {
    const record = offsiteRecord().offsite(annual, { outcome: 'insufficient' })
    expect(record.attempt(jia, 'recordArrival', arrival).refusal?.code).toBe('method.offsite-first')
    record.offsite(instant)
    expect(record.attempt(jia, 'recordArrival', arrival).events).toHaveLength(1)
  })

  it('withholds no visit that another matter needs anyway', () => {
    const record = new DistrictBench(ofMatters(['registration', annual])).declared()
    expect(record.attempt(jia, 'recordArrival', arrival).events).toHaveLength(1)
  })

  it('is a rule of 石家庄, not of 丰泽', () => {
    const record = new Bench(ofMatters(publicInformation)).declared()
    expect(record.attempt(jia, 'recordArrival', arrival).events).toHaveLength(1)
  })

  it('does not choose 现场 for a matter that was not tried 非现场', () => {
    const attempt = () => ({ ...byDocuments, method: '现场检查', outcome: 'insufficient' }) as const
    const record = offsiteRecord([annual])
    expect(record.attempt(jia, 'recordMethod', attempt()).refusal?.code).toBe('method.offsite-first')
    record.offsite(annual, { outcome: 'insufficient' })
    expect(record.attempt(jia, 'recordMethod', attempt()).events).toHaveLength(1)
  })

  it('takes back a conclusion when a check turns out not to be enough', () => {
    const record = offsiteRecord([annual]).offsite(annual).fillMatter(annual)
    record.give(jia, 'conclude', record.conclusion())
    record.offsite(annual, { outcome: 'insufficient' })
    expect(record.state.conclusion).toBeUndefined()
    expect(record.attempt(jia, 'conclude', record.conclusion()).refusal?.code).toBe('conclude.mailing-open')
  })

  it('lets a 非现场 matter be answered before the visit for the other one, not that other one', () => {
    const record = new DistrictBench(ofMatters(['registration', annual])).declared().offsite(annual)
    record.fillMatter(annual)
    const answerKeys = record.items().map(({ key }) => key)
    expect(
      record.attempt(jia, 'fillRemaining', { checklistId: 'registration', answerKeys }).refusal?.code,
    ).toBe('method.visit-due')
    expect(record.attempt(jia, 'conclude', record.conclusion()).refusal?.code).toBe('conclude.mailing-open')
  })
})

describe('several departments in one visit (P15)', () => {
  it('begins with an officer of each', () => {
    const record = joint()
    expect(record.attempt(jia, 'recordArrival', arrival).events).toHaveLength(1)
  })

  it('is part of what the officers sign, and changes no hash of a record of one department', () => {
    const findings = findingsOf(joint().state)
    expect(findings).toMatchObject({
      departments: { registration: regulator, 'cultural-relics': culture },
      officers: [{ department: regulator }, { department: culture }],
    })
    expect(findingsOf(dispatched())).not.toHaveProperty('departments')
    expect(Object.keys(findingsOf(dispatched()).officers[0]!)).toEqual(['id', 'name', 'certificateNumber'])
    const { position: _, ...without } = { ...dispatched().officers[0]!, position: '四级主办' }
    const titled = dispatched({
      officers: [{ ...without, position: '四级主办' }, dispatched().officers[1]!],
    })
    expect(findingsHash(titled)).toBe(findingsHash(dispatched()))
  })
})

describe('专业结论 (P14)', () => {
  it('stands in the findings with its evidence and withdraws the conclusion', () => {
    const record = new Bench().concluded().evidence('report')
    record.give(jia, 'recordOpinion', { ...opinion, evidenceId: photo('report') })
    expect(record.state.conclusion).toBeUndefined()
    expect(findingsOf(record.state)).toMatchObject({ opinions: [{ id: 'opinion-1', by: 'jia' }] })
  })

  it('does not take the drawn signature for its text', () => {
    const record = new Bench().arrived().evidence('pad', { source: 'signature' })
    expect(record.attempt(jia, 'recordOpinion', { ...opinion, evidenceId: photo('pad') }).refusal?.code).toBe(
      'opinion.evidence',
    )
  })
})

describe('a refusal by the party (P18)', () => {
  it('carries 不配合检查情节严重, with its evidence', () => {
    const record = new Bench().arrived().evidence('door').give(jia, 'recordObstruction', obstruction)
    expect(record.attempt(jia, 'conclude', record.conclusion(severe)).events).toHaveLength(1)
  })

  it('is proven by evidence where there is no witness', () => {
    const record = new Bench().arrived().evidence('door')
    expect(record.attempt(jia, 'recordObstruction', { ...obstruction, witnessName: '' }).events).toHaveLength(
      1,
    )
  })

  it('of the kind 弄虚作假 carries 隐瞒真实情况 with no item answered 不符合, and no other result of a problem', () => {
    const record = new Bench()
      .arrived()
      .fill()
      .evidence('books')
      .give(jia, 'recordObstruction', { ...obstruction, kind: 'false-statement' })
    const falsehood = {
      ...severe,
      resultCode: '4',
      followUp: 'case-filing' as const,
      receiver: '区局执法大队',
    }
    const payload = record.conclusion({ ...falsehood, followUpDue: '2026-08-27' })
    expect(record.attempt(jia, 'conclude', payload).events).toHaveLength(1)
    expect(record.attempt(jia, 'conclude', { ...payload, resultCode: '9' }).refusal?.code).toBe(
      'conclude.no-problem-found',
    )
    expect(record.attempt(jia, 'conclude', { ...payload, resultCode: '1' }).refusal?.code).toBe(
      'conclude.obstruction',
    )
  })
})

interface Act {
  type: CommandType
  payload: (record: DistrictBench) => unknown
}
const act = <T extends CommandType>(type: T, payload: (record: DistrictBench) => CommandPayload<T>): Act => ({
  type,
  payload,
})

/** Every step that may lead to a conclusion, in any order. */
const acts = fc.oneof(
  fc
    .record({
      checklistId: fc.constantFrom('registration', annual, instant),
      method: fc.constantFrom('现场检查' as const, '书面检查' as const, '网络监测' as const),
      outcome: fc.constantFrom('sufficient' as const, 'insufficient' as const),
      reason: fc.constantFrom('理由。', ''),
    })
    .map((payload) => act('recordMethod', () => payload)),
  fc.constantFrom(true, false).map((partyMet) => act('recordArrival', () => ({ ...arrival, partyMet }))),
  fc.constantFrom('registration', annual, instant).map((checklistId) =>
    act('fillRemaining', (record) => ({
      checklistId,
      answerKeys: record.items().map(({ key }) => key),
    })),
  ),
  fc.constant(act('addEvidence', () => photograph('one'))),
  fc.constant(act('recordObstruction', () => obstruction)),
  fc.constantFrom('1', '5', '7', '8').map((resultCode) =>
    act('conclude', (record) =>
      record.conclusion({
        ...severe,
        resultCode,
        endedAt: at('12:00'),
        followUp: resultCode === '1' ? 'none' : 'other',
      }),
    ),
  ),
  fc.constant(act('recordPartyStatement', () => absent)),
)

describe('any order of methods, arrival and answers', () => {
  it.each([
    ['石家庄', shijiazhuang],
    ['丰泽', undefined],
  ])('in %s leads to no conclusion without a visit, unless every matter was settled 非现场', (_, profile) => {
    const seen = { withoutVisit: 0, withVisit: 0, refusedArrival: 0 }
    const matters = fc.oneof(
      fc.constant([annual]),
      fc.subarray(['registration', annual, instant], { minLength: 1 }),
    )
    fc.assert(
      fc.property(matters, fc.array(acts, { minLength: 5, maxLength: 25 }), (ids, sequence) => {
        const start = ofMatters(ids)
        const record = (
          profile
            ? new DistrictBench(start, profile)
            : new DistrictBench(start, new Bench().context(jia).profile)
        ).declared()
        for (const { type, payload } of sequence) {
          const decision = record.attempt(jia, type, payload(record) as never)
          if (decision.events) record.give(jia, type, payload(record) as never)
          else if (decision.refusal.code.startsWith('method.') && type === 'recordArrival')
            seen.refusedArrival += 1
          const { state } = record
          if (!state.conclusion) continue
          if (state.arrival) seen.withVisit += 1
          else {
            seen.withoutVisit += 1
            expect(
              allCheckedOffsite(state) ||
                mailingVerdict(state.mailings, record.profile.mailing, '2026-08-12').kind === 'unreachable',
            ).toBe(true)
            expect(state.conclusion.resultCode).not.toBe('5')
          }
          if (state.obstructions.length > 0) expect(state.conclusion.resultCode).not.toBe('1')
          else expect(state.conclusion.resultCode).not.toBe('7')
        }
      }),
      { numRuns: 400, seed: 20260812 },
    )
    expect(seen.withoutVisit).toBeGreaterThan(0)
    expect(seen.withVisit).toBeGreaterThan(0)
    expect(seen.refusedArrival > 0).toBe(profile !== undefined)
  })
})
