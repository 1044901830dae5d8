import { at, dispatched, people, photo, proposal, unreachable } from '../bench.ts'
import { decision, dispatchedTo, listings, secondGround } from '../listing-bench.ts'
import type { Scenario } from './scenario.ts'

const { jia, yi, head, reviewer, approver } = people

/** Nobody was met; concluding is what is tried. */
const nobody = (state = dispatched()) => listings(state).arrived({ partyMet: false }).evidence('door')
const conclude = (record: ReturnType<typeof nobody>) =>
  record.attempt(jia, 'conclude', record.conclusion(unreachable))
const approved = () => listings().proposed().approved()
/** After the ordered term, which ends on 2026-08-24. */
const afterTerm = { wall: at('09:00', '2026-08-26') }

export const listingDecisionScenarios: readonly Scenario[] = [
  ['conclude.status-check', 'F14', () => conclude(nobody())],
  [
    'conclude.suspended',
    'F14',
    () => conclude(nobody().checked({ status: 'suspended', serviceAddress: '送达街道9号' })),
  ],
  ['conclude.gone', 'F14', () => conclude(nobody().checked({ status: 'moved' }))],
  [
    'conclude.operator-address',
    'F14',
    () => conclude(nobody(dispatchedTo({ kind: 'individual', operatorAddress: '某某小区1号' })).checked()),
  ],
  [
    'status.note-missing',
    'F14',
    () =>
      nobody().attempt(jia, 'recordStatusCheck', {
        checkId: 'check',
        source: '公示系统',
        status: 'operating',
        note: ' ',
        serviceAddress: '',
        operatorAddressChecked: false,
      }),
  ],
  [
    'status.address-missing',
    'F14',
    () =>
      nobody().attempt(jia, 'recordStatusCheck', {
        checkId: 'check',
        source: '公示系统',
        status: 'suspended',
        note: '公示系统有歇业备案。',
        serviceAddress: '',
        operatorAddressChecked: false,
      }),
  ],
  [
    'listing.other-station',
    'F14',
    () =>
      listings(dispatchedTo({ stationId: 'donghai', stationName: '东海市场监管所' }))
        .unreachable()
        .reminded()
        .attempt(jia, 'proposeListing', proposal),
  ],
  [
    'listing.double',
    'F14',
    () =>
      listings()
        .unreachable()
        .reminded()
        .attempt(yi, 'proposeListing', proposal, { context: { listedElsewhere: '任务 2026-002，审批中' } }),
  ],
  [
    'listing.term-missing',
    'F14',
    () =>
      listings()
        .ordered({ followUp: 'listing', followUpDue: undefined, reinspectOn: undefined })
        .attempt(jia, 'proposeListing', secondGround, afterTerm),
  ],
  [
    'listing.term-running',
    'F14',
    () =>
      listings()
        .ordered()
        .attempt(jia, 'proposeListing', secondGround, { wall: at('18:00', '2026-08-24') }),
  ],
  [
    'listing.corrected',
    'F14',
    () =>
      listings()
        .ordered()
        .reinspected('corrected', '2026-08-25')
        .attempt(jia, 'proposeListing', secondGround, afterTerm),
  ],
  [
    'listing.not-approved',
    'F14',
    () => listings().proposed().attempt(approver, 'recordListingDecision', decision),
  ],
  [
    'listing.decided',
    'F14',
    () =>
      approved()
        .give(approver, 'recordListingDecision', decision)
        .attempt(approver, 'recordListingDecision', decision),
  ],
  [
    'listing.reason-missing',
    'F14',
    () =>
      approved().attempt(approver, 'recordListingDecision', {
        outcome: 'not-listed',
        number: '',
        reason: ' ',
      }),
  ],
  [
    'listing.number-missing',
    'F14',
    () => approved().attempt(approver, 'recordListingDecision', { ...decision, number: '' }),
  ],
  [
    'listing.number-pattern',
    'F14',
    () =>
      approved().attempt(approver, 'recordListingDecision', {
        ...decision,
        number: '濮县市监异入〔2026〕第5号',
      }),
  ],
  [
    'listing.number-unwanted',
    'F14',
    () =>
      approved().attempt(approver, 'recordListingDecision', {
        ...decision,
        outcome: 'not-listed',
        reason: '已经取得联系。',
      }),
  ],
]

/** Other ways to refusals of the chain that a scenario shows elsewhere. */
export const furtherListingScenarios: readonly Scenario[] = [
  ['listing.wrong-role', 'F14', () => approved().attempt(reviewer, 'recordListingDecision', decision)],
  [
    'listing.own-record',
    'F14',
    () => approved().attempt({ ...jia, role: 'bureauApprover' }, 'recordListingDecision', decision),
  ],
  [
    'listing.own-record',
    'F14',
    () =>
      listings()
        .proposed()
        .give(head, 'reviewListing', { step: 'stationHead', decision: 'approve', opinion: '同意。' })
        .attempt({ ...head, role: 'bureauReviewer' }, 'reviewListing', {
          step: 'bureauReviewer',
          decision: 'approve',
          opinion: '同意。',
        }),
  ],
  [
    'recusal.conflict',
    'P13',
    () => {
      const record = listings().unreachable().reminded()
      const recusals = [
        ...record.state.recusals,
        { officerId: 'bing', conflict: true, declaredAt: at('08:00') },
      ]
      record.state = { ...record.state, recusals }
      return record.attempt(people.bing, 'proposeListing', proposal)
    },
  ],
  [
    'listing.term-running',
    'F14',
    () =>
      listings()
        .ordered()
        .reinspected('not-corrected', '2026-08-25', '2026-09-10')
        .attempt(jia, 'proposeListing', secondGround, afterTerm),
  ],
  [
    'conclude.suspended',
    'F14',
    () => {
      const record = nobody().checked({ status: 'suspended', serviceAddress: '送达街道9号' })
      record.give(jia, 'recordMailing', {
        mailingId: 'letter',
        channel: 'EMS',
        trackingNumber: '1000000000101',
        address: '送达街道9号',
        postedOn: '2026-08-12',
      })
      return conclude(record)
    },
  ],
]

/** A letter to the 送达地址 that came back opens the way that a 歇业 closes. */
export function triedServiceAddress() {
  const record = nobody().checked({ status: 'suspended', serviceAddress: '送达街道9号' })
  record.give(jia, 'recordMailing', {
    mailingId: 'letter',
    channel: 'EMS',
    trackingNumber: '1000000000101',
    address: '送达街道 9号',
    postedOn: '2026-08-05',
  })
  record.give(jia, 'recordMailingOutcome', {
    mailingId: 'letter',
    result: 'returned',
    on: '2026-08-11',
    note: '无人签收',
  })
  return conclude(record.evidence(photo('letter').slice(0, 6)))
}
