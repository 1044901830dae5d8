import { describe, expect, it } from 'vitest'
import { findingsHash, sealIntact } from '../../../shared/domain/findings.ts'
import { absent, at, Bench, dispatched, people } from './bench.ts'

const { jia, yi, bing, head } = people
const awaiting = () => new Bench(dispatched({ reviewRequired: true })).sealed()
const approve = { decision: 'approve', opinion: '' } as const
const giveBack = { decision: 'return', opinion: '事实没有写清。' } as const

describe('复核 of a result (J11)', () => {
  it('stands between the last signature and the receipt', () => {
    const record = awaiting()
    expect(record.state.state).toBe('awaiting-review')
    const receipt = { receivedAt: at('15:00') }
    expect(record.attempt(head, 'recordReceipt', receipt).refusal?.code).toBe('state.wrong-step')
    record.give(head, 'reviewResult', approve)
    expect(record.state).toMatchObject({ state: 'sealed', process: { review: { reviewerId: head.id } } })
    expect(record.give(head, 'recordReceipt', receipt).state.state).toBe('accepted')
  })

  it('opens the findings when it returns them: everything is drawn, signed and reviewed again', () => {
    const record = awaiting()
    const hash = findingsHash(record.state)
    record.give(head, 'reviewResult', giveBack)
    expect(record.state).toMatchObject({
      state: 'inspecting',
      signatures: [],
      process: {
        amendments: [{ kind: 'review-return', reason: '事实没有写清。', by: head.id, findingsHash: hash }],
      },
    })
    expect(record.state.process.amendments[0]!.signatures).toHaveLength(2)
    record.give(yi, 'conclude', record.conclusion()).give(jia, 'recordPartyStatement', absent)
    record.sign(jia).sign(yi)
    expect(record.state.state).toBe('awaiting-review')
    expect(sealIntact(record.state)).toBe(true)
    expect(record.give(head, 'reviewResult', approve).state.state).toBe('sealed')
  })

  it('is not asked for where the district does not ask', () => {
    const record = new Bench().sealed()
    expect(record.state.state).toBe('sealed')
    expect(record.attempt(head, 'reviewResult', approve).refusal?.code).toBe('state.wrong-step')
  })
})

describe('更正 of signed findings', () => {
  it('keeps every earlier version, in order, and takes the receipt back', () => {
    const record = new Bench().sealed().give(head, 'recordReceipt', { receivedAt: at('15:00') })
    record.give(jia, 'preparePublication', { text: '检查结果。', redactions: [] })
    record.give(jia, 'amendFindings', { reason: '结果代码写错。' })
    expect(record.state.receivedAt).toBeUndefined()
    expect(record.state.process.publication).toBeUndefined()
    record.give(jia, 'conclude', record.conclusion()).give(jia, 'recordPartyStatement', absent)
    record.sign(jia).give(yi, 'amendFindings', { reason: '日期写错。' })
    expect(record.state.process.amendments.map(({ reason, by }) => [reason, by])).toEqual([
      ['结果代码写错。', jia.id],
      ['日期写错。', yi.id],
    ])
  })

  it('is for an officer of the record only', () => {
    expect(new Bench().sealed().attempt(bing, 'amendFindings', { reason: '更正。' }).refusal?.code).toBe(
      'state.not-assigned',
    )
  })
})

describe('a task given back (Z11)', () => {
  it('is open for nobody until the station assigns others', () => {
    const record = new Bench().give(jia, 'returnTask', { reason: '没有相应资质。' })
    expect(record.attempt(yi, 'returnTask', { reason: '也退回。' }).refusal?.code).toBe('task.returned')
    const officers = record.state.officers
    record.give(head, 'reassignOfficers', { officers, reason: '改派。' })
    expect(record.state).toMatchObject({ state: 'awaiting-recusal' })
    expect(record.state.process.taskReturn).toBeUndefined()
  })
})
