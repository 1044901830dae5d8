import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../../shared/domain/apply.ts'
import type { CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import type { Actor } from '../../../shared/domain/decide/context.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { listingDecisionDue } from '../../../shared/domain/listing-deadline.ts'
import { listingStepName } from '../../../shared/domain/listing-words.ts'
import { at, fengze, people, proposal, puyang } from './bench.ts'
import {
  approve,
  calendar,
  decision,
  dispatchedTo,
  type ListingBench,
  listings,
  secondGround,
} from './listing-bench.ts'
import { furtherListingScenarios, triedServiceAddress } from './scenarios/listing-decision.ts'

const { jia, yi, bing, head, otherHead, reviewer, approver } = people

/** An inspector of another station, an officer who became a head or an approver, a head who moved to the bureau. */
const crowd: readonly Actor[] = [
  jia,
  yi,
  bing,
  head,
  otherHead,
  reviewer,
  approver,
  { ...bing, id: 'wu', name: '检查员戊', stationId: 'donghai' },
  { ...jia, role: 'stationHead' },
  { ...yi, role: 'bureauApprover', stationId: 'bureau' },
  { ...head, role: 'bureauReviewer', stationId: 'bureau' },
  { ...reviewer, role: 'bureauApprover' },
]

const steps = ['stationHead', 'bureauReviewer', 'bureauApprover'] as const

interface Act {
  by: Actor
  type: CommandType
  payload: (state: Inspection) => unknown
  elsewhere?: boolean
}

/** Mostly by whoever is due, so that runs get far; else by anybody. */
const somebody = (due: Actor) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(due) }, fc.constantFrom(...crowd))

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(somebody(bing), fc.boolean(), fc.constantFrom('', '情况。')).map(
      ([by, elsewhere, situation]): Act => ({
        by,
        type: 'proposeListing',
        payload: () => ({ ...proposal, situation: situation || proposal.situation }),
        elsewhere: elsewhere && situation === '',
      }),
    ),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(...steps)
      .chain((step) =>
        fc.tuple(
          somebody({ stationHead: head, bureauReviewer: reviewer, bureauApprover: approver }[step]),
          fc.constant(step),
          fc.oneof({ weight: 4, arbitrary: fc.constant('approve') }, fc.constant('return')),
          fc.boolean(),
        ),
      )
      .map(
        ([by, step, verdict, asked]): Act => ({
          by,
          type: 'reviewListing',
          payload: ({ listing }) => ({
            step: asked ? step : (listing?.step ?? step),
            decision: verdict,
            opinion: '意见',
          }),
        }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        somebody(approver),
        fc.constantFrom('listed', 'not-listed'),
        fc.constantFrom('', decision.number, '第5号'),
        fc.constantFrom('', '理由'),
      )
      .map(
        ([by, outcome, number, reason]): Act => ({
          by,
          type: 'recordListingDecision',
          payload: () => ({ outcome, number, reason }),
        }),
      ),
  },
)

/** The reviews since the last return: those of the round in hand. */
const round = ({ listing }: Inspection) =>
  listing!.reviews.slice(listing!.reviews.findLastIndex((review) => review.decision === 'return') + 1)

function checkChain(before: Inspection, state: Inspection, by: Actor): void {
  const { listing } = state
  if (!listing) return
  // Completed by an inspector of the business's own station.
  expect([jia.id, yi.id, bing.id]).toContain(listing.proposedBy)
  const own = [jia.id, yi.id, listing.proposedBy]
  const approvals = round(state)
  // No step is skipped, none is taken twice.
  expect(approvals.map(({ step }) => step)).toEqual(steps.slice(0, approvals.length))
  expect(new Set(approvals.map(({ reviewerId }) => reviewerId)).size).toBe(approvals.length)
  for (const { reviewerId } of approvals) expect(own).not.toContain(reviewerId)
  if (listing.status === 'pending') expect(listing.step).toBe(steps[approvals.length])
  if (listing.status === 'returned') expect(approvals).toHaveLength(0)
  if (listing.status === 'approved' || listing.status === 'decided') expect(approvals).toHaveLength(3)
  if (listing.status === 'decided' && before.listing?.status !== 'decided') {
    expect(before.listing?.status).toBe('approved')
    expect(own).not.toContain(by.id)
    expect(by.role).toBe('bureauApprover')
    if (listing.decision!.outcome === 'listed') expect(listing.decision!.number).toBe(decision.number)
    else expect(listing.decision!.reason).not.toBe('')
  }
  if (before.listing?.status === 'decided') expect(state.listing).toEqual(before.listing)
}

describe('the listing chain', () => {
  it('keeps its order and its people apart, whatever is tried by whom', () => {
    const reached = new Set<string>()
    const start = fc.constantFrom(
      () => listings().unreachable().reminded(),
      () => listings().proposed(),
      () =>
        listings()
          .proposed()
          .give(head, 'reviewListing', { step: 'stationHead', ...approve }),
      () => listings().proposed().approved(),
    )
    fc.assert(
      fc.property(start, fc.array(acts, { minLength: 1, maxLength: 24 }), (begin, sequence) => {
        const record = begin()
        for (const { by, type, payload, elsewhere } of sequence) {
          const before = record.state
          const attempt = decide(
            before,
            record.command(by, type, payload(before) as never),
            record.context(by, elsewhere ? { listedElsewhere: '任务 2026-002' } : {}),
          )
          if (attempt.events) record.state = applyEvents(before, attempt.events)
          if (elsewhere) expect(attempt.events).toBeUndefined()
          checkChain(before, record.state, by)
          reached.add(record.state.listing?.status ?? 'none')
          if (record.state.listing?.decision) reached.add(record.state.listing.decision.outcome)
        }
      }),
      { numRuns: 400, seed: 20260812 },
    )
    for (const status of ['pending', 'returned', 'approved', 'decided', 'listed', 'not-listed'])
      expect(reached).toContain(status)
  })

  it.each(furtherListingScenarios)('refuses with %s (%s) here as well', (code, ruleId, attempt) => {
    const { refusal } = attempt()
    expect([refusal?.code, refusal?.rule?.id]).toEqual([code, ruleId])
  })

  it('is completed by any inspector of the own station, whoever inspected, and reviewed by its head', () => {
    const elsewhere = { stationId: 'donghai', stationName: '东海市场监管所' }
    const wu = { ...bing, id: 'wu', name: '检查员戊', stationId: 'donghai' }
    const record = listings(dispatchedTo(elsewhere)).unreachable().reminded()
    expect(record.attempt(jia, 'proposeListing', proposal).refusal).toMatchObject({
      code: 'listing.other-station',
      happened: expect.stringContaining('东海市场监管所'),
    })
    expect(record.attempt(bing, 'proposeListing', proposal).refusal?.code).toBe('listing.other-station')
    record.give(wu, 'proposeListing', proposal)
    const review: CommandPayload<'reviewListing'> = { step: 'stationHead', ...approve }
    expect(record.attempt(head, 'reviewListing', review).refusal).toMatchObject({
      code: 'listing.wrong-role',
      happened: expect.stringContaining('东海市场监管所'),
    })
    record.give(otherHead, 'reviewListing', review)
    expect(record.state.listing).toMatchObject({ status: 'pending', step: 'bureauReviewer' })
  })

  it('ends with a number, or with the reason why not', () => {
    const listed = listings().proposed().approved().give(approver, 'recordListingDecision', decision)
    expect(listed.state.listing).toMatchObject({
      status: 'decided',
      decision: { outcome: 'listed', number: decision.number, byName: approver.name },
    })
    const not: CommandPayload<'recordListingDecision'> = {
      outcome: 'not-listed',
      number: '',
      reason: '已联系上。',
    }
    const other = listings().proposed().approved().give(approver, 'recordListingDecision', not)
    expect(other.state.listing).toMatchObject({ status: 'decided', decision: not })
    expect(other.attempt(jia, 'proposeListing', proposal).refusal?.code).toBe('listing.decided')
  })

  it('names its steps in the words of the district', () => {
    expect(listingStepName(fengze, 'bureauReviewer')).toBe('区局审核')
    expect(listingStepName(puyang, 'bureauApprover')).toBe('县局审批')
    expect(listingStepName(puyang, 'stationHead')).toBe('所负责人审核')
  })
})

describe('the paths', () => {
  it.each([
    ['enterprise', 'listing', '通过登记的住所或者经营场所无法联系的'],
    ['cooperative', 'listing', '通过登记的住所无法与农民专业合作社取得联系的'],
    ['individual', 'marking', '通过登记的经营场所和经营者住所无法与个体工商户取得联系的'],
  ] as const)('of %s is %s', (kind, path, reasonText) => {
    const record: ListingBench = listings(dispatchedTo({ kind })).proposed()
    expect(record.state.listing).toMatchObject({ path, reasonText })
  })

  it('opens after a 歇业 once a letter to the 送达地址 came back', () => {
    expect(triedServiceAddress().refusal?.code).toBeUndefined()
  })
})

describe('事由 2 and its clock', () => {
  it('waits for the day after the ordered term; the 10 working days run from its end', () => {
    const record = listings().ordered()
    expect(listingDecisionDue(record.state, calendar, 'ordered-publication')).toMatchObject({
      start: '2026-08-24',
      deadline: { effective: '2026-09-07' },
    })
    const propose = (day: string) =>
      record.attempt(jia, 'proposeListing', secondGround, { wall: at('00:30', day) })
    expect(propose('2026-08-24').refusal?.code).toBe('listing.term-running')
    expect(propose('2026-08-25').events).toHaveLength(1)
  })

  it('a 复查 that set a new term moves both', () => {
    const record = listings().ordered().reinspected('not-corrected', '2026-08-25', '2026-09-10')
    expect(listingDecisionDue(record.state, calendar, 'ordered-publication')?.start).toBe('2026-09-10')
    const attempt = record.attempt(jia, 'proposeListing', secondGround, { wall: at('09:00', '2026-09-11') })
    expect(attempt.events).toHaveLength(1)
  })
})
