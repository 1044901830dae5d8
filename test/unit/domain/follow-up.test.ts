import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../../shared/domain/apply.ts'
import { type FollowUp, followUpClosed, followUpOf } from '../../../shared/domain/follow-up.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { dueDate } from '../../../shared/domain/publication.ts'
import { corrected, fengze, people, photo, reference, transferred } from './bench.ts'
import {
  elsewhere,
  FollowUpBench,
  lead,
  on,
  ordered,
  other,
  proofFile,
  reinspection,
  transfer,
} from './follow-up-bench.ts'

const { jia, head, bing } = people
const resultList = reference.resultLists[0]!
const calendar = reference.calendars[0]!
const look = (state: Inspection, today = '2026-08-20') =>
  followUpOf(state, resultList, { today, calendar }) as FollowUp
const otherHead = { ...people.otherHead }

describe('责令改正', () => {
  it('is open until the 复查, overdue after its day, and closed by 已改正', () => {
    const record = ordered()
    expect(look(record.state)).toMatchObject({ kind: 'ordered-correction', state: 'open', due: '2026-08-28' })
    expect(look(record.state, '2026-08-28').state).toBe('open')
    expect(look(record.state, '2026-08-29').state).toBe('overdue')
    expect(look(record.reinspected().state, '2026-09-30')).toMatchObject({
      state: 'closed',
      closedOn: '2026-08-28',
      missing: '',
    })
  })

  it('gets a new term by 未改正, and 立案 when that is not given', () => {
    const failed: Partial<ReturnType<typeof reinspection>> = {
      outcome: 'not-corrected',
      facts: '仍未更换。',
      proofIds: [],
    }
    const extended = ordered().reinspected({ ...failed, nextDue: '2026-09-10' })
    expect(look(extended.state, '2026-09-10')).toMatchObject({ state: 'open', due: '2026-09-10' })
    expect(look(extended.state, '2026-09-11').state).toBe('overdue')
    const again = { at: '2026-09-10T10:00:00+08:00', reinspectionId: 'visit-2' }
    expect(look(extended.reinspected(again, '09-10').state).state).toBe('closed')

    const ended = ordered().reinspected(failed).proof('receipt', 'transfer')
    expect(look(ended.state).missing).toBe('复查未改正，需要移送立案')
    ended.sent({ kind: 'case-filing', sentOn: '2026-08-28' })
    expect(look(ended.state).missing).toBe('等待区局食品流通股反馈')
    ended.answered({ outcome: 'filed', on: '2026-08-29' }, '08-29')
    expect(look(ended.state)).toMatchObject({ state: 'closed', closedOn: '2026-08-29' })
  })

  it('asks for two different officers, of the record or of the own 辖区所', () => {
    const byHead = (context?: { stationOfficers: string[] }) =>
      elsewhere().attempt(
        otherHead,
        'recordReinspection',
        reinspection({ present: ['other-head', 'of-donghai'] }),
        { ...on('08-28'), ...(context ? { context } : {}) },
      )
    // A laptop can't know everybody of a station; the station does.
    expect(byHead().events).toHaveLength(1)
    expect(byHead({ stationOfficers: ['other-head', 'of-donghai'] }).events).toHaveLength(1)
    expect(byHead({ stationOfficers: ['other-head'] }).refusal?.code).toBe('follow-up.officer')
    expect(elsewhere().attempt(bing, 'recordReinspection', reinspection(), on('08-28')).refusal?.code).toBe(
      'state.not-assigned',
    )
  })

  it('takes no time in the future, and none before the 复查 before it', () => {
    const at = (clock: string) =>
      ordered().attempt(jia, 'recordReinspection', reinspection({ at: clock }), on('08-28', '10:00')).refusal
        ?.code
    expect(at('2026-08-28T10:05:00+08:00')).toBe('follow-up.time')
    expect(at('2026-08-12T10:59:00+08:00')).toBe('follow-up.time')
    expect(at('2026-08-12T11:00:00+08:00')).toBeUndefined()
  })
})

describe('移送', () => {
  it('is closed by a feedback, and open again after 退回', () => {
    const record = lead()
    expect(look(record.state)).toMatchObject({ state: 'open', missing: '线索尚未移送', due: '2026-08-27' })
    record.sent()
    expect(look(record.state).missing).toBe('等待区局食品流通股反馈')
    record.answered({ outcome: 'returned', text: '不属于本股管辖。' })
    expect(look(record.state).missing).toBe('被区局食品流通股退回，需要重新移送')
    record.proof('second receipt', 'transfer')
    record.sent({ transferId: 'transfer-2', receiver: '区局执法股', proofIds: [photo('second receipt')] })
    record.answered({ transferId: 'transfer-2' })
    expect(look(record.state)).toMatchObject({ state: 'closed', closedOn: '2026-08-20' })
  })

  it('of another kind than the conclusion names is refused', () => {
    for (const kind of ['case-filing', 'notify-other'] as const)
      expect(lead().attempt(jia, 'recordTransfer', transfer({ kind }), on('08-28')).refusal?.code).toBe(
        'follow-up.not-named',
      )
  })

  it('on a day to come is refused', () => {
    const late = lead().attempt(jia, 'recordTransfer', transfer({ sentOn: '2026-08-29' }), on('08-28'))
    expect(late.refusal?.code).toBe('follow-up.transfer-date')
  })
})

describe('answers that demand more than the conclusion', () => {
  const both = () =>
    new FollowUpBench()
      .accepted(transferred, { disposition: 'ordered-correction', correctBy: '2026-08-27' })
      .proof('receipt', 'transfer')
      .proof('after', 'reinspection')

  it('keep the record open until they are done too', () => {
    const record = both().sent().answered()
    expect(look(record.state)).toMatchObject({
      kind: 'lead-transfer',
      state: 'open',
      missing: '尚未复查',
      due: '2026-08-27',
    })
    expect(look(record.reinspected().state).state).toBe('closed')
  })

  it('are taken along by a 立案, but no correction is', () => {
    const kinds = (disposition: 'lead-transfer' | 'ordered-correction') =>
      look(
        new FollowUpBench().accepted(
          { ...transferred, followUp: 'case-filing' },
          { disposition, correctBy: '2026-08-27' },
        ).state,
      ).parts.map(({ kind }) => kind)
    expect(kinds('lead-transfer')).toEqual(['case-filing'])
    expect(kinds('ordered-correction')).toEqual(['case-filing', 'ordered-correction'])
  })

  it('demand nothing where the inspection could not be completed', () => {
    const record = new FollowUpBench()
      .arrived()
      .answer('name', { result: 'nonconform', facts: '不一致。', disposition: 'ordered-correction' })
      .evidence('door')
      .ended({
        resultCode: '10',
        facts: '事实。',
        qualification: '定性。',
        legalBasis: '依据。',
        followUp: 'other',
      })
    expect(look(record.state).parts.map(({ kind }) => kind)).toEqual(['other'])
  })
})

describe('the other kinds', () => {
  it('无需后续处置 is closed at once, 其他 by a text', () => {
    const none = new FollowUpBench().concluded().state
    expect(look(none).state).toBe('closed')
    const record = other()
    expect(look(record.state)).toMatchObject({ state: 'open', missing: '办结说明' })
    record.give(jia, 'closeFollowUp', { text: '已转日常监管。' }, on('08-28'))
    expect(look(record.state)).toMatchObject({ state: 'closed', closedOn: '2026-08-28' })
    expect(record.attempt(jia, 'closeFollowUp', { text: '再次。' }, on('08-28')).refusal?.code).toBe(
      'follow-up.closed',
    )
  })

  it('a listing is open until its decision', () => {
    const record = new FollowUpBench().proposed()
    expect(look(record.state)).toMatchObject({ kind: 'listing', state: 'open', missing: '审批中' })
    const decided = applyEvents(record.state, [
      {
        type: 'listingDecided',
        decision: {
          outcome: 'listed',
          number: '1',
          reason: '',
          by: 'approver',
          byName: '区局审批人',
          at: '2026-08-20T10:00:00+08:00',
        },
      },
    ])
    expect(look(decided)).toMatchObject({ state: 'closed', closedOn: '2026-08-20' })
  })
})

describe('proofs', () => {
  it('the same file again keeps who took it and when, with the new caption', () => {
    const record = ordered()
    const again = { ...proofFile('after', 'reinspection'), caption: '改正后的牌匾', source: 'file' } as const
    record.give(people.yi, 'addProof', again, on('08-29'))
    expect(record.state.process.proofs).toEqual([
      expect.objectContaining({ caption: '改正后的牌匾', source: 'camera', by: 'jia' }),
    ])
  })

  it('a proof for one purpose does not serve another', () => {
    const wrong = ordered().attempt(jia, 'addProof', proofFile('after', 'transfer'), on('08-28'))
    expect(wrong.refusal?.code).toBe('follow-up.proof-used')
    const missing = new FollowUpBench()
      .accepted(corrected)
      .proof('after', 'publication')
      .attempt(jia, 'recordReinspection', reinspection(), on('08-28', '17:00'))
    expect(missing.refusal?.code).toBe('follow-up.proof-missing')
  })
})

describe('the date of the record', () => {
  it('is that of the follow-up where it comes before the publication, rolled to a working day', () => {
    const weekend = { ...corrected, followUpDue: '2026-08-21', reinspectOn: '2026-08-22' }
    const record = new FollowUpBench().accepted(weekend).proof('after', 'reinspection')
    const due = () => dueDate(record.state, fengze, calendar, resultList)
    expect(due()).toMatchObject({
      kind: 'follow-up',
      date: '2026-08-24',
      deadline: { nominal: '2026-08-22', effective: '2026-08-24', provisional: false },
      ruleId: 'F22',
    })
    expect(look(record.state, '2026-08-24').state).toBe('open')
    expect(look(record.state, '2026-08-25').state).toBe('overdue')
    record.reinspected({ at: '2026-08-24T10:00:00+08:00' })
    expect(due()).toMatchObject({ kind: 'publication', date: '2026-09-01' })
  })

  it('is that of the publication while it comes first, and of the follow-up once published', () => {
    const record = new FollowUpBench().accepted({
      ...corrected,
      followUpDue: '2026-09-20',
      reinspectOn: '2026-09-21',
    })
    const due = (state: Inspection) => dueDate(state, fengze, calendar, resultList)
    expect(due(record.state)).toMatchObject({ kind: 'publication', date: '2026-09-01' })
    const by = { by: 'jia', at: '2026-08-20T10:00:00+08:00' }
    const published = applyEvents(record.state, [
      {
        type: 'publicationPrepared',
        publication: { text: '结果', redactions: [], preparedBy: 'jia', preparedAt: by.at },
      },
      { type: 'published', publishedOn: '2026-08-20', platform: '平台', reference: '', ...by },
    ])
    expect(due(published)).toMatchObject({ kind: 'follow-up', date: '2026-09-21' })
  })
})

/** What somebody tries next, with any of the payloads. */
const tries = fc.oneof(
  fc.record({
    type: fc.constant('recordReinspection' as const),
    by: fc.constantFrom(jia, head, bing),
    payload: fc.record({
      reinspectionId: fc.uuid(),
      at: fc.constantFrom(
        '2026-08-13T10:00:00+08:00',
        '2026-08-28T10:00:00+08:00',
        '2026-09-20T10:00:00+08:00',
      ),
      present: fc.subarray(['jia', 'yi', 'head']),
      outcome: fc.constantFrom('corrected' as const, 'not-corrected' as const),
      facts: fc.constantFrom('', '情况。'),
      proofIds: fc.subarray([photo('after'), photo('again'), photo('receipt')]),
      nextDue: fc.constantFrom(undefined, '2026-08-01', '2026-09-10'),
    }),
  }),
  fc.record({
    type: fc.constant('recordTransfer' as const),
    by: fc.constantFrom(jia, head),
    payload: fc.record({
      transferId: fc.constantFrom('t1', 't2', 't3'),
      kind: fc.constantFrom('lead-transfer' as const, 'case-filing' as const, 'notify-other' as const),
      receiver: fc.constantFrom('', '区局执法股'),
      sentOn: fc.constantFrom('2026-08-11', '2026-08-20', '2026-12-01'),
      acknowledgedBy: fc.constantFrom('', '值班人员'),
      proofIds: fc.subarray([photo('receipt'), photo('second'), photo('after')]),
    }),
  }),
  fc.record({
    type: fc.constant('recordFeedback' as const),
    by: fc.constantFrom(jia, head),
    payload: fc.record({
      transferId: fc.constantFrom('t1', 't2', 't3'),
      on: fc.constantFrom('2026-08-10', '2026-08-25'),
      outcome: fc.constantFrom(
        'accepted' as const,
        'filed' as const,
        'handled' as const,
        'returned' as const,
      ),
      text: fc.constantFrom('', '已受理。'),
      proofIds: fc.constant([]),
    }),
  }),
  fc.record({
    type: fc.constant('closeFollowUp' as const),
    by: fc.constantFrom(jia, head),
    payload: fc.record({ text: fc.constantFrom('', '办结。') }),
  }),
)

describe('any sequence of steps', () => {
  const starts = fc.constantFrom<(() => FollowUpBench)[]>(
    () => ordered().proof('again', 'reinspection').proof('receipt', 'transfer').proof('second', 'transfer'),
    () => lead().proof('second', 'transfer').proof('after', 'reinspection'),
    () =>
      new FollowUpBench()
        .accepted(transferred, { disposition: 'ordered-correction', correctBy: '2026-08-27' })
        .proof('after', 'reinspection')
        .proof('receipt', 'transfer')
        .proof('second', 'transfer'),
    other,
  )

  it('closes a record only when the step that its conclusion asks for stands in it, and never opens it again', () => {
    let closings = 0
    fc.assert(
      fc.property(starts, fc.array(tries, { minLength: 1, maxLength: 25 }), (start, sequence) => {
        const record = start()
        for (const { by, type, payload } of sequence) {
          const before = record.state
          const decision = record.attempt(by, type as never, payload as never, on('09-25'))
          if (decision.events) record.state = applyEvents(before, decision.events)
          const closed = followUpClosed(record.state, resultList)
          if (followUpClosed(before, resultList))
            expect(decision.events?.some(({ type: name }) => name !== 'feedbackReceived') ?? false).toBe(
              false,
            )
          expect(closed).toBe(closedByHand(record.state))
          if (closed && !followUpClosed(before, resultList)) closings += 1
        }
        const used = [
          ...record.state.process.followUp.reinspections,
          ...record.state.process.followUp.transfers,
        ].flatMap(({ proofIds }) => proofIds)
        expect(new Set(used).size).toBe(used.length)
        expect(used.every((id) => record.state.process.proofs.some((proof) => proof.id === id))).toBe(true)
      }),
      { numRuns: 300, seed: 20260828 },
    )
    expect(closings).toBeGreaterThan(20)
  })

  /** Written apart from the product: what must stand in a record of the four starts that is closed. */
  function closedByHand({ conclusion, answers, process: { followUp } }: Inspection): boolean {
    const { reinspections, transfers, closure } = followUp
    const taken = (kind: string) =>
      transfers.some(
        (entry) =>
          entry.kind === kind && entry.feedback !== undefined && entry.feedback.outcome !== 'returned',
      )
    const end = reinspections[reinspections.length - 1]
    const isCorrected =
      (end !== undefined &&
        end.outcome === 'corrected' &&
        end.proofIds.length > 0 &&
        end.present.length > 1) ||
      (reinspections.some(({ outcome }) => outcome === 'not-corrected') && taken('case-filing'))
    const needsCorrection =
      conclusion!.followUp === 'ordered-correction' ||
      Object.values(answers).some(({ disposition }) => disposition === 'ordered-correction')
    if (needsCorrection && !isCorrected) return false
    if (conclusion!.followUp === 'lead-transfer' && !taken('lead-transfer')) return false
    return conclusion!.followUp !== 'other' || closure !== undefined
  }
})
