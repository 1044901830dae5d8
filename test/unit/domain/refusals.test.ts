import { describe, expect, it } from 'vitest'
import { refusalCodes } from '../../../shared/domain/refusals.ts'
import {
  absent,
  arrival,
  at,
  Bench,
  conform,
  corrected,
  dispatched,
  officer,
  people,
  photo,
  photograph,
  proposal,
  puyang,
  reminder,
  transferred,
  unreachable,
} from './bench.ts'
import { type MailingBench, mailings } from './mailing-bench.ts'
import { disciplineScenarios } from './scenarios/discipline.ts'
import { documentScenarios } from './scenarios/documents.ts'
import { followUpScenarios } from './scenarios/follow-up.ts'
import { listingDecisionScenarios } from './scenarios/listing-decision.ts'
import { publicationScenarios } from './scenarios/publication.ts'
import { resultReviewScenarios } from './scenarios/result-review.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { taskScenarios } from './scenarios/task.ts'

const { jia, yi, bing, head, otherHead, reviewer } = people
const bench = (state = dispatched()) => new Bench(state)
const notice = { method: 'phone', at: at('09:00'), note: '' } as const
const paper = {
  documentId: 'paper',
  kind: 'inspection-notice',
  title: '行政检查通知书',
  number: '',
  templateVersion: '1',
  fontSetId: 'fonts',
  sha256: photo('paper'),
  pages: 1,
} as const

/** Concludes on a record whose 名称 is 不符合. */
const withProblem = (facts = '牌匾名称不一致。') =>
  bench().arrived().answer('name', { result: 'nonconform', facts }).fill()

const twins = () =>
  dispatched({
    officers: [officer(jia), { ...officer(yi), certificateNumber: officer(jia).certificateNumber }],
  })

/** One way to every refusal: code, rule behind it, what somebody tries. */
const scenarios: Scenario[] = [
  ...disciplineScenarios,
  ...taskScenarios,
  ...resultReviewScenarios,
  ...documentScenarios,
  ...followUpScenarios,
  ...publicationScenarios,
  ...listingDecisionScenarios,

  [
    'state.cancelled',
    'Z7',
    () =>
      bench()
        .give(head, 'cancelInspection', { reason: '迁出' })
        .attempt(jia, 'declareRecusal', { conflict: false }),
  ],
  ['state.not-assigned', 'Z8', () => bench().attempt(bing, 'declareRecusal', { conflict: false })],
  ['state.sealed', 'Q9', () => bench().stated().sign(jia).attempt(yi, 'answerItem', conform)],
  ['state.wrong-step', 'P11', () => bench().declared().attempt(jia, 'answerItem', conform)],
  [
    'version.pinned',
    'J9',
    () => {
      const record = bench()
      const versions = { ...record.state.versions, profile: { id: '350503', version: 2 } }
      return record.attempt(jia, 'declareRecusal', { conflict: false }, { command: { versions } })
    },
  ],
  [
    'recusal.not-own',
    'P13',
    () => bench().attempt(jia, 'declareRecusal', { conflict: false }, { command: { actorId: 'yi' } }),
  ],
  ['recusal.already', 'P13', () => bench().declared().attempt(jia, 'declareRecusal', { conflict: false })],
  [
    'recusal.ground-missing',
    'P13',
    () =>
      bench().attempt(jia, 'declareRecusal', { conflict: true, ground: 'direct-interest', relation: ' ' }),
  ],
  [
    'recusal.pending',
    'P13',
    () => bench().give(jia, 'declareRecusal', { conflict: false }).attempt(jia, 'recordArrival', arrival),
  ],
  [
    'recusal.conflict',
    'P13',
    () =>
      bench()
        .give(jia, 'declareRecusal', {
          conflict: true,
          ground: 'other-relation',
          relation: '同学',
          note: '说明',
        })
        .attempt(jia, 'recordArrival', arrival),
  ],
  [
    'notice.forbidden',
    'P2',
    () =>
      bench()
        .declared()
        .attempt(jia, 'recordNoticeDelivery', notice, { context: { profile: puyang } }),
  ],
  [
    'notice.required',
    'F10',
    () =>
      bench(dispatched({ noticeRequired: true }))
        .declared()
        .attempt(jia, 'recordArrival', arrival),
  ],
  [
    'notice.future',
    'Q17',
    () =>
      bench()
        .declared()
        .attempt(jia, 'recordNoticeDelivery', { ...notice, at: at('12:02') }),
  ],
  [
    'mailing.forbidden',
    'P2',
    () => {
      const record = mailings()
      return record.attempt(jia, 'recordMailing', record.letter(1, '2026-08-10'), {
        context: { profile: puyang },
      })
    },
  ],
  [
    'mailing.future',
    'Q17',
    () => mailings().attempt(jia, 'recordMailing', mailings().letter(1, '2026-08-13')),
  ],
  [
    'mailing.channel',
    'F4',
    () =>
      mailings().attempt(jia, 'recordMailing', { ...mailings().letter(1, '2026-08-10'), channel: '平信' }),
  ],
  [
    'mailing.tracking-number',
    'F4',
    () =>
      mailings().attempt(jia, 'recordMailing', {
        ...mailings().letter(1, '2026-08-10'),
        trackingNumber: '12',
      }),
  ],
  [
    'mailing.same-number',
    'F4',
    () =>
      mailings().posted(1, '2026-07-15').attempt(jia, 'recordMailing', mailings().letter(1, '2026-07-30')),
  ],
  [
    'mailing.contacted',
    'F5',
    () =>
      mailings()
        .posted(1, '2026-07-15')
        .returned(1, '2026-07-18', 'signed')
        .attempt(jia, 'recordMailing', mailings().letter(2, '2026-07-30')),
  ],
  [
    'mailing.in-transit',
    'F4',
    () =>
      mailings().posted(1, '2026-07-15').attempt(jia, 'recordMailing', mailings().letter(2, '2026-07-30')),
  ],
  [
    'mailing.complete',
    'F5',
    () => mailings().bothReturned().attempt(jia, 'recordMailing', mailings().letter(3, '2026-08-12')),
  ],
  [
    'mailing.before-window',
    'F6',
    () =>
      mailings()
        .posted(1, '2026-07-15')
        .returned(1, '2026-07-22')
        .attempt(jia, 'recordMailing', mailings().letter(2, '2026-07-29')),
  ],
  [
    'mailing.unknown',
    'F4',
    () =>
      mailings().attempt(jia, 'recordMailingOutcome', {
        mailingId: 'none',
        result: 'returned',
        on: '2026-08-01',
        note: '无人签收',
      }),
  ],
  [
    'mailing.outcome-known',
    'F4',
    () =>
      mailings().bothReturned().attempt(jia, 'recordMailingOutcome', {
        mailingId: 'letter-1',
        result: 'signed',
        on: '2026-08-01',
        note: '本人签收',
      }),
  ],
  [
    'mailing.outcome-date',
    'F4',
    () =>
      mailings().posted(1, '2026-07-15').attempt(jia, 'recordMailingOutcome', {
        mailingId: 'letter-1',
        result: 'returned',
        on: '2026-07-14',
        note: '无人签收',
      }),
  ],
  [
    'mailing.outcome-note',
    'F4',
    () =>
      mailings().posted(1, '2026-07-15').attempt(jia, 'recordMailingOutcome', {
        mailingId: 'letter-1',
        result: 'returned',
        on: '2026-07-22',
        note: ' ',
      }),
  ],
  ['reminder.too-early', 'F7', () => mailings().attempt(jia, 'recordReminder', reminder)],
  [
    'reminder.number',
    'F7',
    () =>
      mailings()
        .bothReturned()
        .attempt(jia, 'recordReminder', { ...reminder, number: '12345' }),
  ],
  [
    'reminder.outcome-missing',
    'F7',
    () =>
      mailings()
        .bothReturned()
        .attempt(jia, 'recordReminder', { ...reminder, outcome: '' }),
  ],
  ['reminder.missing', 'F7', () => bench().unreachable().attempt(jia, 'proposeListing', proposal)],
  [
    'conclude.mailing-open',
    'F5',
    () => {
      const record = mailings().posted(1, '2026-07-15').returned(1, '2026-07-22')
      return record.attempt(jia, 'conclude', record.conclusion(unreachable))
    },
  ],
  [
    'conclude.signed-for',
    'F5',
    () => {
      const record = bench().arrived({ partyMet: false }) as MailingBench
      const letter = mailings().letter(1, '2026-08-01')
      record.give(jia, 'recordMailing', letter)
      record.give(jia, 'recordMailingOutcome', {
        mailingId: letter.mailingId,
        result: 'signed',
        on: '2026-08-03',
        note: '本人签收',
      })
      return record.attempt(jia, 'conclude', record.conclusion(unreachable))
    },
  ],
  [
    'document.number-pattern',
    'Q9',
    () =>
      bench()
        .declared()
        .attempt(jia, 'issueDocument', { ...paper, number: '泉丰市监检通〔2026〕0117号' }),
  ],
  [
    'arrival.two-officers',
    'F11',
    () =>
      bench()
        .declared()
        .attempt(jia, 'recordArrival', { ...arrival, present: ['jia', 'jia', 'bing'] }),
  ],
  [
    'arrival.credentials',
    'P12',
    () =>
      bench()
        .declared()
        .attempt(jia, 'recordArrival', { ...arrival, credentialsShown: false }),
  ],
  [
    'arrival.rights',
    'P13',
    () =>
      bench()
        .declared()
        .attempt(jia, 'recordArrival', { ...arrival, rightsExplained: false }),
  ],
  ['arrival.already', 'P11', () => bench().arrived().attempt(yi, 'recordArrival', arrival)],
  [
    'arrival.future',
    'Q17',
    () =>
      bench()
        .declared()
        .attempt(jia, 'recordArrival', { ...arrival, at: at('12:02') }),
  ],
  [
    'item.unknown',
    'J9',
    () =>
      bench()
        .arrived()
        .attempt(jia, 'answerItem', { ...conform, answerKey: 'registration/nothing' }),
  ],
  [
    'act.changed-elsewhere',
    'Q17',
    () => {
      const given = bench().concluded()
      return given.attempt(yi, 'conclude', { ...given.conclusion(), replaces: null })
    },
  ],
  [
    'item.changed-elsewhere',
    'Q17',
    () => bench().arrived().answer('name').attempt(yi, 'answerItem', conform),
  ],
  [
    'item.nothing-left',
    'Q17',
    () =>
      bench()
        .arrived()
        .fill()
        .attempt(jia, 'fillRemaining', {
          checklistId: 'registration',
          answerKeys: ['registration/name'],
        }),
  ],
  [
    'evidence.withdrawn',
    'Q17',
    () => {
      const record = bench().arrived().evidence('sign')
      record.give(jia, 'withdrawEvidence', { evidenceId: photo('sign'), reason: '误拍' })
      return record.attempt(yi, 'addEvidence', photograph('sign'))
    },
  ],
  [
    'evidence.of-another',
    'Q17',
    () => {
      const record = bench().arrived().evidence('sign')
      return record.attempt(yi, 'addEvidence', { ...photograph('sign'), answerKey: 'registration/licence' })
    },
  ],
  [
    'evidence.unknown',
    'Q9',
    () =>
      bench()
        .arrived()
        .attempt(jia, 'withdrawEvidence', { evidenceId: photo('none'), reason: '误拍' }),
  ],
  [
    'evidence.reason-missing',
    'Q17',
    () =>
      bench()
        .arrived()
        .evidence('sign')
        .attempt(jia, 'withdrawEvidence', { evidenceId: photo('sign'), reason: ' ' }),
  ],
  [
    'conclude.open-items',
    'Q17',
    () => {
      const record = bench().arrived().answer('name')
      return record.attempt(jia, 'conclude', record.conclusion())
    },
  ],
  [
    'conclude.facts-missing',
    'F12',
    () => {
      const record = withProblem(' ')
      return record.attempt(jia, 'conclude', record.conclusion(corrected))
    },
  ],
  [
    'conclude.evidence-missing',
    'Q17',
    () => {
      const record = bench().arrived().answer('address', { result: 'nonconform', facts: '搬离。' }).fill()
      return record.attempt(jia, 'conclude', record.conclusion(corrected))
    },
  ],
  [
    'conclude.matter-result',
    'J9',
    () => {
      const record = bench().arrived().fill()
      return record.attempt(jia, 'conclude', record.conclusion({ matters: { registration: 'problem' } }))
    },
  ],
  [
    'conclude.result-unknown',
    'J9',
    () => {
      const record = bench().arrived().fill()
      return record.attempt(jia, 'conclude', record.conclusion({ resultCode: '99' }))
    },
  ],
  [
    'conclude.problem-found',
    'F12',
    () => {
      const record = withProblem()
      return record.attempt(jia, 'conclude', record.conclusion())
    },
  ],
  [
    'conclude.no-problem-found',
    'F12',
    () => {
      const record = bench().arrived().fill()
      return record.attempt(jia, 'conclude', record.conclusion(corrected))
    },
  ],
  [
    'conclude.party-met',
    'F12',
    () => {
      const record = bench().arrived().evidence('door')
      return record.attempt(jia, 'conclude', record.conclusion(unreachable))
    },
  ],
  [
    'conclude.statement-missing',
    'F12',
    () => {
      const record = withProblem()
      return record.attempt(jia, 'conclude', record.conclusion({ ...corrected, qualification: '' }))
    },
  ],
  [
    'conclude.result-evidence',
    'Q17',
    () => {
      const record = bench().arrived({ partyMet: false }).checked()
      return record.attempt(jia, 'conclude', record.conclusion(unreachable))
    },
  ],
  [
    'conclude.follow-up',
    'F22',
    () => {
      const record = bench().arrived().fill()
      return record.attempt(jia, 'conclude', record.conclusion({ followUp: 'listing' }))
    },
  ],
  [
    'conclude.follow-up-due',
    'F22',
    () => {
      const record = withProblem()
      return record.attempt(jia, 'conclude', record.conclusion({ ...corrected, followUpDue: '2026-08-12' }))
    },
  ],
  [
    'conclude.ended',
    'Q17',
    () => {
      const record = bench().arrived().fill()
      return record.attempt(jia, 'conclude', record.conclusion({ endedAt: at('09:29') }))
    },
  ],
  [
    'party.signature-missing',
    'Q9',
    () =>
      bench()
        .concluded()
        .attempt(jia, 'recordPartyStatement', { ...absent, mode: 'signed', signerName: '负责人甲子' }),
  ],
  [
    'party.reason-missing',
    'Q9',
    () =>
      bench()
        .concluded()
        .attempt(jia, 'recordPartyStatement', { ...absent, mode: 'refused', witnessName: '' }),
  ],
  [
    'party.missing',
    'Q9',
    () => {
      const record = bench().concluded()
      return record.attempt(jia, 'signOff', record.signature())
    },
  ],
  [
    'sign.twice',
    'F11',
    () => {
      const record = bench().stated().sign(jia)
      return record.attempt(jia, 'signOff', record.signature())
    },
  ],
  [
    'sign.not-present',
    'F23',
    () => {
      const record = bench(dispatched({ officers: [officer(jia), officer(yi), officer(bing)] })).stated()
      return record.attempt(bing, 'signOff', record.signature())
    },
  ],
  [
    'sign.certificate-expired',
    'P12',
    () => {
      const record = bench(dispatched({ officers: [officer(jia), officer(yi, '2026-08-11')] })).stated()
      return record.attempt(yi, 'signOff', record.signature())
    },
  ],
  [
    'sign.time',
    'Q17',
    () => {
      const record = bench().stated()
      return record.attempt(jia, 'signOff', record.signature({ signedAt: '2026-08-01T09:00:00.000Z' }))
    },
  ],
  [
    'sign.same-certificate',
    'F11',
    () => {
      const record = bench(twins()).stated().sign(jia)
      return record.attempt(yi, 'signOff', record.signature())
    },
  ],
  [
    'sign.content-changed',
    'Q9',
    () => {
      const record = bench().stated()
      return record.attempt(jia, 'signOff', record.signature({ findingsHash: photo('other') }))
    },
  ],
  ['listing.not-listable', 'F14', () => bench().sealed().attempt(jia, 'proposeListing', proposal)],
  ['listing.pending', 'F14', () => bench().proposed().attempt(yi, 'proposeListing', proposal)],
  [
    'listing.text-missing',
    'F14',
    () =>
      bench()
        .unreachable()
        .reminded()
        .attempt(jia, 'proposeListing', { ...proposal, clauses: '' }),
  ],
  [
    'listing.not-pending',
    'F14',
    () =>
      bench()
        .unreachable()
        .attempt(head, 'reviewListing', { step: 'stationHead', decision: 'approve', opinion: '' }),
  ],
  [
    'listing.wrong-role',
    'F14',
    () =>
      bench()
        .proposed()
        .attempt(otherHead, 'reviewListing', { step: 'stationHead', decision: 'approve', opinion: '' }),
  ],
  [
    'listing.own-record',
    'F14',
    () =>
      bench()
        .proposed()
        .attempt({ ...jia, role: 'stationHead' }, 'reviewListing', {
          step: 'stationHead',
          decision: 'approve',
          opinion: '',
        }),
  ],
  [
    'listing.opinion-missing',
    'F14',
    () =>
      bench()
        .proposed()
        .attempt(head, 'reviewListing', { step: 'stationHead', decision: 'return', opinion: ' ' }),
  ],
  [
    'listing.evidence-missing',
    'Q9',
    () =>
      bench()
        .proposed()
        .attempt(
          head,
          'reviewListing',
          { step: 'stationHead', decision: 'approve', opinion: '同意' },
          { context: { missingEvidence: 1 } },
        ),
  ],
  [
    'conflict.reason-missing',
    'Q17',
    () =>
      bench()
        .arrived()
        .attempt(jia, 'resolveConflict', { items: [], commandIds: ['c'], reason: ' ' }),
  ],
  [
    'parked.reason-missing',
    'Z11',
    () => bench().attempt(jia, 'resolveParked', { choice: 'hand-over', commandIds: ['c'], reason: '' }),
  ],
]

describe('refusals', () => {
  it.each(scenarios)('%s comes with rule %s', (code, ruleId, attempt) => {
    const { refusal, events } = attempt()
    expect(refusal?.code).toBe(code)
    expect(refusal?.rule?.id).toBe(ruleId)
    expect(events).toBeUndefined()
  })

  it('are all reached by a scenario', () => {
    expect(scenarios.map(([code]) => code).sort()).toEqual([...refusalCodes].sort())
  })

  it('say what happened and what to do, with every place filled in and in the tone of the house', () => {
    for (const [code, , attempt] of scenarios) {
      const { title, happened, remedy, rule } = attempt().refusal!
      for (const text of [title, happened, remedy]) {
        expect(text, code).not.toMatch(/[{}]|undefined|[!！]|成功|请稍后重试/)
        expect(text.trim().length, code).toBeGreaterThan(3)
      }
      expect(rule?.text, code).toBeTruthy()
      expect(rule?.source, code).toBeTruthy()
    }
  })
})

describe('other ways to the same refusals', () => {
  it.each([
    ['a 移送 without a receiver', { ...transferred, receiver: '' }],
    ['a 移送 without a date', { ...transferred, followUpDue: undefined }],
    ['a 复查 before the 改正期限', { ...corrected, reinspectOn: '2026-08-26' }],
    ['a 责令改正 without a 复查', { ...corrected, reinspectOn: undefined }],
  ])('conclude.follow-up-due for %s', (_, payload) => {
    const record = withProblem()
    expect(record.attempt(jia, 'conclude', record.conclusion(payload)).refusal?.code).toBe(
      'conclude.follow-up-due',
    )
  })

  it('withdrawn evidence and the drawn signature do not count as evidence', () => {
    const record = bench()
      .arrived({ partyMet: false })
      .evidence('door')
      .evidence('pad', { source: 'signature' })
      .checked()
    record.give(jia, 'withdrawEvidence', { evidenceId: photo('door'), reason: '误拍' })
    expect(record.attempt(jia, 'conclude', record.conclusion(unreachable)).refusal?.code).toBe(
      'conclude.result-evidence',
    )
  })

  it('a withdrawn signature is no signature', () => {
    const record = bench().concluded().evidence('pad', { source: 'signature' })
    record.give(jia, 'withdrawEvidence', { evidenceId: photo('pad'), reason: '签错' })
    const signed = {
      ...absent,
      mode: 'signed',
      signerName: '负责人甲子',
      signatureEvidenceId: photo('pad'),
    } as const
    expect(record.attempt(jia, 'recordPartyStatement', signed).refusal?.code).toBe('party.signature-missing')
  })

  it('evidence for an item that the record does not have is refused', () => {
    const attempt = bench()
      .arrived()
      .attempt(jia, 'addEvidence', { ...photograph('x'), answerKey: 'other/name' })
    expect(attempt.refusal?.code).toBe('item.unknown')
  })

  it('a 检查通知书 before arrival is refused in 濮阳 and taken after it', () => {
    const how = { context: { profile: puyang } }
    expect(bench().declared().attempt(jia, 'issueDocument', paper, how).refusal?.code).toBe(
      'notice.forbidden',
    )
    expect(bench().arrived().attempt(jia, 'issueDocument', paper, how).events).toHaveLength(1)
  })

  it('a later step of the chain is refused to the earlier one, and to the wrong role', () => {
    const record = bench().proposed()
    const approve = { decision: 'approve', opinion: '同意' } as const
    expect(
      record.attempt(reviewer, 'reviewListing', { step: 'bureauReviewer', ...approve }).refusal?.code,
    ).toBe('listing.wrong-role')
    expect(record.attempt(reviewer, 'reviewListing', { step: 'stationHead', ...approve }).refusal?.code).toBe(
      'listing.wrong-role',
    )
  })
})
