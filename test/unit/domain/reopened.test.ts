import { describe, expect, it } from 'vitest'
import { followUpClosed } from '../../../shared/domain/follow-up.ts'
import { orderedTerm } from '../../../shared/domain/listing-deadline.ts'
import type { Transfer } from '../../../shared/domain/process.ts'
import { publicationLimit } from '../../../shared/domain/publication.ts'
import { at, Bench, corrected, fengze, people, puyang, reference } from './bench.ts'
import { on, ordered, reinspection } from './follow-up-bench.ts'

const { jia, yi, bing, head } = people
const resultList = reference.resultLists[0]!
const calendar = reference.calendars[0]!
const amended = { reason: '面积抄错。' }
const cancel = { changeId: 'change-1', kind: 'cancel', reason: '迁出。' } as const

describe('a record that was opened again', () => {
  it('does not count the follow-up of the version before, and keeps it there', () => {
    const record = ordered().reinspected()
    expect(followUpClosed(record.state, resultList)).toBe(true)
    const steps = record.state.process.followUp
    record.give(jia, 'amendFindings', amended, on('09-05'))
    const payload = record.conclusion({
      ...corrected,
      endedAt: at('11:00', '2026-09-05'),
      followUpDue: '2026-09-20',
      reinspectOn: '2026-09-21',
    })
    record.give(jia, 'conclude', payload, on('09-05'))
    expect(followUpClosed(record.state, resultList)).toBe(false)
    expect(record.state.process.amendments[0]!.followUp).toEqual(steps)
  })

  it('gets no new term for its 公示 by a 更正, counted from the end or from the result', () => {
    for (const profile of [fengze, puyang]) {
      const record = new Bench().sealed()
      const limit = publicationLimit(record.state, profile, calendar)
      record.give(jia, 'amendFindings', amended, on('09-20'))
      const payload = record.conclusion({ endedAt: at('11:00', '2026-09-20') })
      record.give(jia, 'conclude', payload, on('09-20'))
      expect(publicationLimit(record.state, profile, calendar)).toEqual(limit)
    }
  })

  it('can not be cancelled any more: what was found stands', () => {
    const record = new Bench().sealed().give(jia, 'amendFindings', amended)
    expect(record.attempt(head, 'cancelInspection', { reason: '迁出' }).refusal?.code).toBe('state.sealed')
    expect(record.attempt(jia, 'applyPlanChange', cancel).refusal?.code).toBe('change.signed')
  })
})

describe('an officer with a conflict', () => {
  it('acts on the record in no other capacity, and counts for no 复查', () => {
    const record = ordered()
    const recusals = [
      ...record.state.recusals,
      { officerId: 'bing', conflict: true, declaredAt: at('08:00') },
    ]
    record.state = { ...record.state, recusals }
    const visit = reinspection({ present: ['jia', 'bing'] })
    expect(record.attempt(bing, 'recordReinspection', visit, on('08-28')).refusal?.code).toBe(
      'recusal.conflict',
    )
    expect(record.attempt(jia, 'recordReinspection', visit, on('08-28')).refusal?.code).toBe(
      'follow-up.officer',
    )
    const asHead = { ...bing, role: 'stationHead' } as const
    record.state = { ...record.state, state: 'awaiting-review' }
    const review = { decision: 'approve', opinion: '' } as const
    expect(record.attempt(asHead, 'reviewResult', review).refusal?.code).toBe('recusal.conflict')
  })

  it('can still say so after the task went back', () => {
    const record = new Bench().give(yi, 'returnTask', { reason: '地址属于邻所辖区。' })
    const conflict = { conflict: true, ground: 'other-relation', relation: '同学', note: '说明' } as const
    expect(record.attempt(jia, 'declareRecusal', conflict).events).toHaveLength(1)
  })
})

describe('责令改正 without effect', () => {
  const failed = { outcome: 'not-corrected' as const, facts: '仍未更换。', proofIds: [] }

  it('is answered only by a 立案 after the 复查, and its term is never shortened', () => {
    const record = ordered()
    const early = reinspection({ ...failed, at: at('10:00', '2026-08-13'), nextDue: '2026-08-14' })
    expect(record.attempt(jia, 'recordReinspection', early, on('08-13')).refusal?.code).toBe(
      'follow-up.next-due',
    )
    const earlier: Transfer = {
      id: 'case',
      kind: 'case-filing',
      receiver: '区局',
      sentOn: '2026-08-20',
      acknowledgedBy: '值班人员',
      proofIds: [],
      by: 'jia',
      feedback: { on: '2026-08-20', outcome: 'filed', text: '立案', proofIds: [], by: 'jia' },
    }
    record.reinspected({ ...failed, nextDue: '2026-09-10' })
    const { process } = record.state
    const transfers = [earlier]
    const state = { ...record.state, process: { ...process, followUp: { ...process.followUp, transfers } } }
    expect(followUpClosed(state, resultList)).toBe(false)
  })

  it('is no term for 事由 2 where none was ordered', () => {
    const record = new Bench().sealed()
    const conclusion = {
      ...record.state.conclusion!,
      followUp: 'listing',
      followUpDue: '2026-08-01',
    } as const
    expect(orderedTerm({ ...record.state, conclusion })).toBeUndefined()
  })

  it('ends with the listing for 事由 2', () => {
    const record = ordered().reinspected(failed)
    const decision = {
      outcome: 'listed',
      number: '文号',
      reason: '',
      by: 'approver',
      byName: '区局审批人',
      at: at('10:00', '2026-09-15'),
    } as const
    const listing = { reason: 'ordered-publication', status: 'decided', decision } as never
    expect(followUpClosed({ ...record.state, listing }, resultList)).toBe(true)
    expect(followUpClosed(record.state, resultList)).toBe(false)
  })
})

it('a postponement does not end in the past', () => {
  const payload = {
    changeId: 'change-1',
    kind: 'postpone',
    until: '2027-01-05',
    reason: '停业装修。',
  } as const
  const late = { wall: '2027-02-01T12:00:00+08:00' }
  expect(new Bench().attempt(jia, 'applyPlanChange', payload, late).refusal?.code).toBe('change.until')
})
