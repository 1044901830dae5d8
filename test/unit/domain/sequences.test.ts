import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../../shared/domain/apply.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { type CommandPayload, type CommandType, commandSchema } from '../../../shared/domain/commands.ts'
import type { Actor } from '../../../shared/domain/decide/context.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import { findingsHash, sealIntact } from '../../../shared/domain/findings.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { inspectionSchema } from '../../../shared/domain/inspection-schema.ts'
import {
  absent,
  arrival,
  Bench,
  corrected,
  dispatched,
  officer,
  people,
  photo,
  photograph,
  proposal,
  unreachable,
} from './bench.ts'

const { jia, yi, bing, head, reviewer, approver } = people
const crew = [jia, yi, bing, head, reviewer, approver]

/** What somebody does next; the payload is made from the record as it then stands. */
interface Act {
  by: Actor
  type: CommandType
  payload: (record: Bench) => unknown
}

const act = <T extends CommandType>(type: T, payload: (record: Bench) => CommandPayload<T>, by?: Actor) =>
  fc.constantFrom(...(by ? [by] : crew)).map((actor): Act => ({ by: actor, type, payload }))

const inspectors = fc.constantFrom(jia, yi)
const byInspector = <T extends CommandType>(type: T, payload: (record: Bench) => CommandPayload<T>) =>
  inspectors.map((by): Act => ({ by, type, payload }))

const items = ['licence', 'name', 'term', 'scope', 'address', 'capital', 'legal-representative', 'identity']
const files = ['one', 'two', 'pad']

const answers = fc
  .record({
    by: inspectors,
    item: fc.constantFrom(...items),
    result: fc.constantFrom('conform', 'nonconform', 'unverifiable'),
    facts: fc.constantFrom('', '事实。'),
    stale: fc.boolean(),
  })
  .map(({ by, item, result, facts, stale }): Act => {
    const answerKey = `registration/${item}`
    return {
      by,
      type: 'answerItem',
      payload: ({ state }) => ({
        answerKey,
        result,
        facts,
        replaces: stale ? null : (state.answers[answerKey]?.commandId ?? null),
      }),
    }
  })

const additions = fc
  .record({ by: inspectors, file: fc.constantFrom(...files), key: fc.constantFrom('', ...items) })
  .map(
    ({ by, file, key }): Act => ({
      by,
      type: 'addEvidence',
      payload: () => ({
        ...photograph(file),
        answerKey: key && `registration/${key}`,
        source: file === 'pad' ? 'signature' : 'camera',
      }),
    }),
  )

const conclusions = fc
  .record({ by: inspectors, text: fc.constantFrom({}, corrected, unreachable) })
  .map(({ by, text }): Act => ({ by, type: 'conclude', payload: (record) => record.conclusion(text) }))

const acts = fc.oneof(
  { weight: 4, arbitrary: byInspector('declareRecusal', () => ({ conflict: false })) },
  {
    weight: 1,
    arbitrary: act('declareRecusal', () => ({
      conflict: true,
      ground: 'other-relation',
      relation: '同学',
      note: '说明',
    })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(inspectors, fc.boolean(), fc.subarray(['jia', 'yi', 'bing'], { minLength: 1 })).map(
      ([by, partyMet, present]): Act => ({
        by,
        type: 'recordArrival',
        payload: () => ({ ...arrival, partyMet, present }),
      }),
    ),
  },
  { weight: 4, arbitrary: answers },
  {
    weight: 4,
    arbitrary: byInspector('fillRemaining', (record) => ({
      checklistId: 'registration',
      answerKeys: record.items().map(({ key }) => key),
    })),
  },
  { weight: 3, arbitrary: additions },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...files)
      .chain((file) => byInspector('withdrawEvidence', () => ({ evidenceId: photo(file), reason: '误拍' }))),
  },
  { weight: 6, arbitrary: conclusions },
  { weight: 5, arbitrary: byInspector('recordPartyStatement', () => absent) },
  { weight: 8, arbitrary: byInspector('signOff', (record) => record.signature()) },
  { weight: 1, arbitrary: act('signOff', (record) => record.signature({ findingsHash: photo('other') })) },
  { weight: 1, arbitrary: act('recordReceipt', () => ({ receivedAt: arrival.at }), head) },
  { weight: 3, arbitrary: byInspector('proposeListing', () => proposal) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...crew), fc.constantFrom('approve', 'return')).map(
      ([by, decision]): Act => ({
        by,
        type: 'reviewListing',
        payload: ({ state }) => ({ step: state.listing?.step ?? 'stationHead', decision, opinion: '意见' }),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: act('replaceOfficer', () => ({ drawId: 'd', outgoing: 'yi', incoming: officer(bing) }), head),
  },
  {
    weight: 1,
    arbitrary: act(
      'reassignOfficers',
      () => ({ officers: [officer(jia), officer(yi)], reason: '改派' }),
      head,
    ),
  },
)

/** What must hold of any record, whatever was tried on it. */
function checkInvariants(state: Inspection, before: Inspection): void {
  expect(inspectionSchema.safeParse(state).success).toBe(true)
  const declared = (id: string) => state.recusals.some((entry) => entry.officerId === id && !entry.conflict)
  if (!state.arrival) {
    expect(state.answers).toEqual({})
    expect(state.evidence).toEqual([])
    expect(state.conclusion).toBeUndefined()
  } else {
    expect(new Set(state.arrival.present).size).toBeGreaterThanOrEqual(2)
  }
  if (state.party) expect(state.conclusion).toBeDefined()
  if (state.conclusion?.resultCode === '5') {
    expect(state.arrival!.partyMet).toBe(false)
    expect(state.evidence.some((entry) => !entry.withdrawn && entry.source !== 'signature')).toBe(true)
  }
  if (state.conclusion?.resultCode === '1')
    expect(Object.values(state.answers).every(({ result }) => result !== 'nonconform')).toBe(true)
  if (state.signatures.length > 0) {
    expect(state.party).toBeDefined()
    expect(sealIntact(state)).toBe(true)
    for (const { officerId } of state.signatures) {
      expect(state.arrival!.present).toContain(officerId)
      expect(declared(officerId)).toBe(true)
    }
    for (const { id } of state.officers) expect(declared(id)).toBe(true)
  }
  if (before.signatures.length > 0) expect(findingsHash(state)).toBe(findingsHash(before))
  expect(new Set(state.signatures.map(({ officerId }) => officerId)).size).toBe(state.signatures.length)
  if (state.state === 'sealed') expect(state.signatures.length).toBeGreaterThanOrEqual(2)
  if (state.state === 'awaiting-inspection' || state.state === 'inspecting')
    for (const { id } of state.officers) expect(declared(id)).toBe(true)
  if (state.listing) {
    expect(state.conclusion?.resultCode).toBe('5')
    const own = [...state.officers.map(({ id }) => id), state.listing.proposedBy]
    for (const { reviewerId } of state.listing.reviews) expect(own).not.toContain(reviewerId)
    if (state.listing.status === 'approved')
      expect(state.listing.reviews.slice(-3).map(({ reviewerId }) => reviewerId)).toEqual([
        head.id,
        reviewer.id,
        approver.id,
      ])
  }
  expect(state.version).toBeGreaterThanOrEqual(before.version)
}

describe('any sequence of commands', () => {
  const start = fc.constantFrom<(() => Bench)[]>(
    () => new Bench(),
    () => new Bench().arrived(),
    () => new Bench().stated(),
    () => new Bench().unreachable().reminded(),
    () => new Bench(dispatched({ officers: [officer(jia), officer(yi), officer(bing)] })).stated(),
  )

  it('keeps the record legal', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(start, fc.array(acts, { minLength: 1, maxLength: 30 }), (begin, sequence) => {
        const record = begin()
        for (const { by, type, payload } of sequence) {
          const before = record.state
          const command = record.command(by, type, payload(record) as never, {
            command: { id: `command-${before.version}-${by.id}` },
          })
          expect(commandSchema.safeParse(command).success).toBe(true)
          const frozen = canonical(before)
          const decision = decide(before, command, record.context(by))
          expect(decide(JSON.parse(frozen), command, record.context(by))).toEqual(decision)
          if (decision.events) {
            record.state = applyEvents(before, decision.events)
            expect(canonical(applyEvents(JSON.parse(frozen), decision.events))).toBe(canonical(record.state))
          }
          expect(canonical(before)).toBe(frozen)
          checkInvariants(record.state, before)
          reached.add(record.state.state)
        }
      }),
      { numRuns: 300, seed: 20260812 },
    )
    // The sequences are worth their name: they reach what lies behind the gates, not only refusals.
    for (const state of [
      'awaiting-recusal',
      'awaiting-replacement',
      'inspecting',
      'awaiting-signatures',
      'sealed',
      'accepted',
    ])
      expect(reached).toContain(state)
  })
})
