import fc from 'fast-check'
import { applyEvents } from '../../../shared/domain/apply.ts'
import type { Command, CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import type { Actor, DecideContext } from '../../../shared/domain/decide/context.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import type { Inspection, InspectionState } from '../../../shared/domain/inspection.ts'
import { type Act, anyActs, beginnings } from './acts.ts'
import {
  absent,
  arrival,
  at,
  Bench,
  dispatched,
  officer,
  people,
  photo,
  photograph,
  proposal,
  reference,
  unreachable,
} from './bench.ts'
import { feedback, lead, ordered, other, reinspection, transfer } from './follow-up-bench.ts'
import { ListingBench } from './listing-bench.ts'
import { mailings } from './mailing-bench.ts'

const { jia, yi, bing, head, reviewer, approver } = people
const fengze = reference.profiles.find(({ id }) => id === '350503')!
const shijiazhuang = reference.profiles.find(({ id }) => id === '130100')!

/** One step that was taken: from which state, by which command, to which state, by whom. */
export interface Taken {
  from: InspectionState
  command: CommandType
  to: InspectionState
  by: Actor
  before: Inspection
}

const act = <T extends CommandType>(
  by: Actor,
  type: T,
  payload: (record: Bench) => CommandPayload<T>,
  weight = 1,
) => ({ weight, arbitrary: fc.constant<Act>({ by, type, payload }) })

const paper = (
  { documents }: Inspection,
  kind: CommandPayload<'issueDocument'>['kind'],
): CommandPayload<'issueDocument'> => ({
  documentId: `paper-${documents.length + 1}`,
  kind,
  title: '文书',
  number: '',
  templateVersion: '1',
  fontSetId: 'fonts',
  sha256: photo('paper'),
  pages: 1,
})

/** Two laptops answered 名称规范使用情况. */
const conflict = ({ answers }: Inspection, taken: 'own' | 'station'): CommandPayload<'resolveConflict'> => ({
  items: [
    {
      answerKey: 'registration/name',
      taken,
      replaces: answers['registration/name']?.commandId ?? null,
      own: { result: 'unverifiable', facts: '门头被遮挡。', by: 'jia', at: at('09:30') },
    },
  ],
  commandIds: ['c'],
  reason: '以现场核对的为准。',
})

/** Acts that the sequences of `acts.ts` leave out because they end a record or need another district. */
const furtherActs = fc.oneof(
  act(head, 'cancelInspection', () => ({ reason: '迁出。' })),
  act(jia, 'recordNoticeDelivery', () => ({ method: 'phone', at: at('08:30'), note: '告知。' }), 3),
  act(jia, 'recordMailing', ({ state }) => ({
    mailingId: `letter-${state.mailings.length + 1}`,
    channel: 'EMS',
    trackingNumber: `100000000011${state.mailings.length}`,
    address: '泉秀街道某某路1号',
    postedOn: '2026-08-12',
  })),
  act(jia, 'recordMailingOutcome', ({ state }) => ({
    mailingId: state.mailings.at(-1)?.id ?? 'letter-1',
    result: 'returned',
    on: '2026-08-12',
    note: '无人签收',
  })),
  act(jia, 'returnTask', () => ({ reason: '地址属于邻所辖区。' }), 2),
  act(reviewer, 'decidePlanChange', ({ state }) => ({
    changeId: state.process.changes.at(-1)?.id ?? 'change-1',
    approved: true,
    opinion: '',
  })),
  act(head, 'reviewResult', () => ({ decision: 'return', opinion: '事实不清。' }), 2),
  act(jia, 'amendFindings', () => ({ reason: '事实写错。' }), 2),
  act(jia, 'recordMethod', () => ({
    checklistId: 'registration',
    method: '网络监测',
    outcome: 'sufficient',
    reason: '',
  })),
  act(head, 'reassignOfficers', () => ({ officers: [officer(jia), officer(bing)], reason: '改派。' })),
  act(head, 'reassignOfficers', () => ({
    officers: [officer(jia), officer(yi), officer(bing)],
    reason: '增派。',
  })),
  act(bing, 'declareRecusal', () => ({ conflict: false })),
  act(jia, 'resolveParked', () => ({ choice: 'keep-local', commandIds: ['c'], reason: '留作参考。' })),
  act(jia, 'resolveConflict', ({ state }) => conflict(state, 'own')),
  act(jia, 'resolveConflict', ({ state }) => conflict(state, 'station')),
  act(jia, 'recordReinspection', () => reinspection()),
  act(jia, 'recordTransfer', () => transfer()),
  act(jia, 'recordFeedback', () => feedback()),
  act(jia, 'closeFollowUp', () => ({ text: '已经办结。' })),
  act(approver, 'recordListingDecision', () => ({
    outcome: 'not-listed',
    number: '',
    reason: '已经联系上。',
  })),
  act(jia, 'addEvidence', () => ({ ...photograph('退信'), answerKey: 'registration/name' })),
  act(jia, 'withdrawEvidence', () => ({ evidenceId: photo('退信'), reason: '误拍。' })),
  act(yi, 'voidDocument', ({ state }) => ({
    documentId: state.documents.at(-1)?.id ?? 'paper-1',
    reason: '打印错误。',
  })),
  act(yi, 'issueDocument', ({ state }) => paper(state, 'inspection-notice')),
  act(yi, 'issueDocument', ({ state }) => ({
    ...paper(state, 'recusal-declaration'),
    choices: { officer: 'yi' },
  })),
  act(jia, 'issueDocument', ({ state }) => paper(state, 'recusal-application')),
)
const acts = fc.oneof({ weight: 2, arbitrary: anyActs }, { weight: 1, arbitrary: furtherActs })

/** After the 改正期限 and the 复查 of the benches. */
const later = at('17:00', '2026-08-28')

const published: CommandPayload<'recordPublication'> = {
  publishedOn: '2026-08-12',
  platform: '国家企业信用信息公示系统（福建）',
  reference: '',
}
const prepared = (record: Bench) =>
  record.give(jia, 'preparePublication', { text: '检查结果。', redactions: [] })
const listed = () =>
  new ListingBench()
    .unreachable()
    .reminded()
    .give(head, 'recordReceipt', { receivedAt: at('15:00') })
const conflicted = (overrides: Partial<Inspection> = {}) =>
  new Bench(dispatched(overrides))
    .give(jia, 'declareRecusal', { conflict: false })
    .give(yi, 'declareRecusal', {
      conflict: true,
      ground: 'other-relation',
      relation: '同学',
      note: '说明',
    })

/** Found by two letters without a visit (F5): concluded, and signed. */
function byLetters(overrides: Partial<Inspection>): Inspection[] {
  const record = mailings(dispatched(overrides)).bothReturned().evidence('退信', { answerKey: '' }).checked()
  record.give(jia, 'conclude', record.conclusion(unreachable)).give(jia, 'recordPartyStatement', absent)
  const stated = record.state
  record.sign(jia)
  const halfSigned = record.state
  const signed = record.sign(yi).state
  if (overrides.reviewRequired) return [stated, halfSigned, signed]
  record.give(head, 'recordReceipt', { receivedAt: at('15:00') })
  return [stated, halfSigned, signed, record.state, prepared(record).state]
}

/** Nobody was met at the address: the conclusion rests on one photo. */
function atTheDoor(): Inspection {
  const record = new Bench().arrived({ partyMet: false, partyName: '', partyPosition: '' })
  record.evidence('退信', { answerKey: 'registration/address' })
  record.answer('address', { result: 'nonconform', facts: '登记的住所无人。' }).checked()
  return record.give(jia, 'conclude', record.conclusion(unreachable)).state
}

/** Met and concluded while a letter that was posted before is still on its way. */
function letterOnItsWay(): Inspection {
  const record = mailings().posted(1, '2026-08-01').give(jia, 'recordArrival', arrival).fill()
  return record.give(jia, 'conclude', record.conclusion()).state
}

/** A third officer came to a record on which work has begun and has not declared yet. */
const widened = (record = new Bench().stated()) =>
  record.give(head, 'reassignOfficers', {
    officers: [officer(jia), officer(yi), officer(bing)],
    reason: '增派。',
  })

/** Records that the steps begin at: what lies behind many gates is reached from near it. */
function firstRecords(): Inspection[] {
  const flags = [{}, { noticeRequired: true }, { reviewRequired: true }]
  const third = { officers: [officer(jia), officer(yi), officer(bing)] }
  const notified = new Bench(dispatched({ noticeRequired: true })).declared()
  notified.give(jia, 'recordNoticeDelivery', { method: 'phone', at: at('08:30'), note: '告知。' })
  return [
    ...flags.flatMap((overrides) => [
      dispatched(overrides),
      new Bench(dispatched(overrides)).declared().state,
    ]),
    ...Object.values(beginnings).map((begin) => begin().state),
    notified.state,
    new Bench(dispatched({ reviewRequired: true })).stated().state,
    new Bench(dispatched(third)).arrived({ present: ['jia', 'yi'] }).state,
    ...flags.flatMap((overrides) => byLetters(overrides)),
    atTheDoor(),
    widened(new Bench().arrived()).state,
    letterOnItsWay(),
    widened().state,
    conflicted().state,
    conflicted({ noticeRequired: true }).state,
    ...[ordered, lead, other, () => ordered().reinspected(), () => lead().sent()].flatMap((begin) => [
      begin().state,
      prepared(begin()).state,
      prepared(begin()).give(jia, 'recordPublication', published).state,
    ]),
    ...[listed(), prepared(listed()), prepared(listed()).give(jia, 'recordPublication', published)].map(
      ({ state }) => state,
    ),
    new ListingBench().unreachable().reminded().give(jia, 'proposeListing', proposal).approved().state,
  ]
}

/** Records of one state that are kept to go on from: few enough that each is tried often. */
const keptOfState = 40

/**
 * Takes random commands of random people on records of every state that was reached so far, so that rare states are
 * tried as often as common ones, and rare commands too. The same seed takes the same steps.
 * @param onStep hears of every step that `decide` allowed
 */
export function explore(seed: number, steps: number, onStep: (step: Taken) => void): void {
  const random = generator(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const kept = new Map<InspectionState, Inspection[]>()
  const keep = (record: Inspection) => {
    const list = kept.get(record.state) ?? []
    if (list.length < keptOfState) list.push(record)
    else list[Math.floor(random() * keptOfState)] = record
    kept.set(record.state, list)
  }
  const first = Map.groupBy(firstRecords(), ({ state }) => state)
  for (const record of [...first.values()].flat()) keep(record)
  const byType = Map.groupBy(fc.sample(acts, { numRuns: 3000, seed }), ({ type }) => type)
  for (let index = 0; index < steps; index += 1) {
    const { by, type, payload, when } = pick(byType.get(pick([...byType.keys()]))!)
    const state = pick([...kept.keys()])
    const before = pick(random() < 0.5 && first.has(state) ? first.get(state)! : kept.get(state)!)
    const record = new Bench(before)
    if (when && !when(before)) continue
    const command = {
      id: `command-${index}`,
      inspectionId: before.id,
      actorId: by.id,
      deviceId: 'device',
      decidedAt: { wall: random() < 0.2 ? later : at('12:00'), monotonicMilliseconds: index },
      versions: before.versions,
      baseHash: '0'.repeat(64),
      type,
      payload: payload(record),
    } as Command
    const context: DecideContext = record.context(by, {
      profile: type === 'recordMethod' || random() < 0.2 ? shijiazhuang : fengze,
    })
    const { events } = decide(before, command, context)
    if (!events) continue
    const after = applyEvents(before, events)
    keep(after)
    onStep({ from: before.state, command: type, to: after.state, by, before })
  }
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
