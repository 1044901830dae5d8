import fc from 'fast-check'
import type { CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import type { Actor } from '../../../shared/domain/decide/context.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import {
  absent,
  arrival,
  at,
  Bench,
  corrected,
  dispatched,
  officer,
  people,
  photo,
  photograph,
  proposal,
  transferred,
  unreachable,
} from './bench.ts'

const { jia, yi, bing, head, reviewer, approver } = people
export const crew = [jia, yi, bing, head, reviewer, approver]

/** What somebody does next; the payload is made from the record as it then stands. */
export interface Act {
  by: Actor
  type: CommandType
  payload: (record: Bench) => unknown
  /** What only the station does comes about only then. */
  when?: (state: Inspection) => boolean
}

const act = <T extends CommandType>(type: T, payload: (record: Bench) => CommandPayload<T>, by?: Actor) =>
  fc.constantFrom(...(by ? [by] : crew)).map((actor): Act => ({ by: actor, type, payload }))

const inspectors = fc.constantFrom(jia, yi)
const byInspector = <T extends CommandType>(type: T, payload: (record: Bench) => CommandPayload<T>) =>
  inspectors.map((by): Act => ({ by, type, payload }))

/** Mostly by one whose step it is, now and then by anybody. */
const mostly = (...actors: Actor[]) => fc.constantFrom(...actors, ...actors, ...actors, ...crew)

/** One of several payloads, by an inspector. */
const oneOf = <T extends CommandType>(type: T, ...payloads: ((record: Bench) => CommandPayload<T>)[]) =>
  fc.constantFrom(...payloads).chain((payload) => byInspector(type, payload))

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
  .record({ by: inspectors, text: fc.constantFrom({}, corrected, transferred, unreachable) })
  .map(({ by, text }): Act => ({ by, type: 'conclude', payload: (record) => record.conclusion(text) }))

/** From the declaration of recusal to the receipt. */
const visit: fc.WeightedArbitrary<Act>[] = [
  { weight: 8, arbitrary: byInspector('declareRecusal', () => ({ conflict: false })) },
  {
    weight: 3,
    arbitrary: byInspector('declareRecusal', () => ({
      conflict: true,
      ground: 'other-relation',
      relation: '同学',
      note: '说明',
    })),
  },
  {
    weight: 9,
    arbitrary: fc.tuple(inspectors, fc.boolean(), fc.subarray(['jia', 'yi', 'bing'], { minLength: 1 })).map(
      ([by, partyMet, present]): Act => ({
        by,
        type: 'recordArrival',
        payload: () => ({ ...arrival, partyMet, present }),
      }),
    ),
  },
  { weight: 5, arbitrary: answers },
  {
    weight: 5,
    arbitrary: byInspector('fillRemaining', (record) => ({
      checklistId: 'registration',
      answerKeys: record.items().map(({ key }) => key),
    })),
  },
  { weight: 4, arbitrary: additions },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...files)
      .chain((file) => byInspector('withdrawEvidence', () => ({ evidenceId: photo(file), reason: '误拍' }))),
  },
  { weight: 9, arbitrary: conclusions },
  { weight: 8, arbitrary: byInspector('recordPartyStatement', () => absent) },
  { weight: 14, arbitrary: byInspector('signOff', (record) => record.signature()) },
  { weight: 1, arbitrary: act('signOff', (record) => record.signature({ findingsHash: photo('other') })) },
]

/** How the matter was checked, status, opinions, obstructions. */
const facts: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 2,
    arbitrary: oneOf(
      'recordMethod',
      () => ({
        checklistId: 'registration',
        method: '现场检查',
        outcome: 'sufficient',
        reason: '到场检查。',
      }),
      () => ({
        checklistId: 'registration',
        method: '书面检查',
        outcome: 'insufficient',
        reason: '材料不全。',
      }),
      () => ({ checklistId: 'elsewhere', method: '网络监测', outcome: 'sufficient', reason: '' }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('operating' as const, 'suspended' as const, 'moved' as const).chain((status) =>
      byInspector('recordStatusCheck', ({ state }) => ({
        checkId: `check-${state.statusChecks.length + 1}`,
        source: '公示系统',
        status,
        note: '查询截图',
        serviceAddress: status === 'suspended' ? '某某路2号' : '',
        operatorAddressChecked: false,
      })),
    ),
  },
  {
    weight: 3,
    arbitrary: byInspector('recordOpinion', ({ state }) => ({
      opinionId: `opinion-${state.opinions.length + 1}`,
      kind: 'testing',
      body: '检测机构',
      entrustedBy: '区局',
      payer: 'entrusting-body',
      conclusion: '不合格。',
      evidenceId: state.evidence[0]?.id ?? photo('one'),
    })),
  },
  {
    weight: 1,
    arbitrary: byInspector('recordObstruction', ({ state }) => ({
      obstructionId: `obstruction-${state.obstructions.length + 1}`,
      kind: 'refused-materials',
      facts: '拒不提供账簿。',
      witnessName: '社区网格员',
    })),
  },
]

/** The task itself: given back, postponed, cancelled. */
const task: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 3,
    arbitrary: oneOf(
      'returnTask',
      () => ({ reason: '' }),
      () => ({ reason: '地址属于邻所辖区。' }),
    ),
  },
  {
    weight: 2,
    arbitrary: oneOf(
      'applyPlanChange',
      ({ state }) => ({
        changeId: `change-${state.process.changes.length + 1}`,
        kind: 'postpone',
        until: '2027-01-31',
        reason: '装修停业。',
      }),
      ({ state }) => ({
        changeId: `change-${state.process.changes.length + 1}`,
        kind: 'cancel',
        reason: '任务重复。',
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(mostly(reviewer, approver), fc.boolean()).map(
      ([by, approved]): Act => ({
        by,
        type: 'decidePlanChange',
        payload: ({ state }) => ({
          changeId: state.process.changes.at(-1)?.id ?? 'change-1',
          approved: approved && state.process.changes.at(-1)?.kind !== 'cancel',
          opinion: '意见。',
        }),
      }),
    ),
  },
]

/** 复核, 更正, the listing and its chain. */
const approvals: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('approve' as const, 'return' as const)
      .chain((decision) =>
        mostly(head, head).map(
          (by): Act => ({ by, type: 'reviewResult', payload: () => ({ decision, opinion: '意见。' }) }),
        ),
      ),
  },
  { weight: 1, arbitrary: byInspector('amendFindings', () => ({ reason: '事实写错。' })) },
  { weight: 5, arbitrary: byInspector('proposeListing', () => proposal) },
  {
    weight: 3,
    arbitrary: byInspector('recordReminder', ({ state }) => ({
      reminderId: `reminder-${state.reminders.length + 1}`,
      method: 'phone',
      number: '0595-22220101',
      contact: '法定代表人',
      at: at('09:00', '2026-08-11'),
      outcome: '无人接听',
    })),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(mostly(head, reviewer, approver), fc.constantFrom('approve', 'approve', 'approve', 'return'))
      .map(
        ([by, decision]): Act => ({
          by,
          type: 'reviewListing',
          payload: ({ state }) => ({ step: state.listing?.step ?? 'stationHead', decision, opinion: '意见' }),
        }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(mostly(approver, approver), fc.constantFrom('listed', 'not-listed')).map(
      ([by, outcome]): Act => ({
        by,
        type: 'recordListingDecision',
        payload: () => ({
          outcome,
          number: outcome === 'listed' ? '泉丰市监异入〔2026〕第5号' : '',
          reason: outcome === 'listed' ? '' : '已经取得联系。',
        }),
      }),
    ),
  },
]

type Purpose = CommandPayload<'addProof'>['purpose']
const proof = (purpose: Purpose): CommandPayload<'addProof'> => {
  const { answerKey: _, ...rest } = photograph(`proof-${purpose}`)
  return { ...rest, source: 'file', purpose }
}
/** Proofs of a purpose that the record has. */
const proofs = ({ state }: Bench, wanted: Purpose) =>
  state.process.proofs.filter(({ purpose }) => purpose === wanted).map(({ id }) => id)

const transfer = (record: Bench): CommandPayload<'recordTransfer'> => ({
  transferId: `transfer-${record.state.process.followUp.transfers.length + 1}`,
  kind: 'lead-transfer',
  receiver: '区局食品流通股',
  sentOn: '2026-08-12',
  acknowledgedBy: '接收人',
  proofIds: proofs(record, 'transfer'),
})

/** 后续处置, 公示 and 归档. */
const after: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Purpose[]>('reinspection', 'transfer', 'feedback')
      .chain((purpose) => byInspector('addProof', () => proof(purpose))),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('corrected' as const, 'not-corrected' as const).chain((outcome) =>
      byInspector('recordReinspection', (record) => ({
        reinspectionId: `reinspection-${record.state.process.followUp.reinspections.length + 1}`,
        at: at('11:30'),
        present: ['jia', 'yi'],
        outcome,
        facts: '现场查看。',
        proofIds: proofs(record, 'reinspection'),
        ...(outcome === 'not-corrected' ? { nextDue: '2026-09-30' } : {}),
      })),
    ),
  },
  {
    weight: 3,
    arbitrary: byInspector('recordTransfer', transfer),
  },
  {
    weight: 3,
    arbitrary: byInspector('recordFeedback', (record) => ({
      transferId: record.state.process.followUp.transfers.at(-1)?.id ?? 'transfer-1',
      on: '2026-08-12',
      outcome: 'handled',
      text: '已处理。',
      proofIds: proofs(record, 'feedback'),
    })),
  },
  { weight: 1, arbitrary: byInspector('closeFollowUp', () => ({ text: '已办结。' })) },
  {
    weight: 6,
    arbitrary: byInspector('preparePublication', ({ state }) => ({
      text: state.conclusion?.resultText ?? '',
      redactions: [],
    })),
  },
  {
    weight: 6,
    arbitrary: byInspector('recordPublication', () => publication),
  },
  {
    weight: 5,
    arbitrary: byInspector('archiveCase', () => ({ fileNumber: '2026-1', handedTo: '泉秀市场监管所' })),
  },
]

/** What only the station does. */
const stationActs: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 6,
    arbitrary: fc.constant<Act>({
      by: head,
      type: 'recordReceipt',
      payload: () => ({ receivedAt: at('12:00') }),
      when: ({ state }) => state === 'sealed',
    }),
  },
  {
    weight: 1,
    arbitrary: act('replaceOfficer', () => ({ drawId: 'd', outgoing: 'yi', incoming: officer(bing) }), head),
  },
  {
    weight: 2,
    arbitrary: act(
      'reassignOfficers',
      () => ({ officers: [officer(jia), officer(yi)], reason: '改派' }),
      head,
    ),
  },
]

/** Anything that a person may try. */
export const personActs: fc.Arbitrary<Act> = fc.oneof(...visit, ...facts, ...task, ...approvals, ...after)
/** Anything that may come about: persons and the station. */
export const anyActs: fc.Arbitrary<Act> = fc.oneof(
  ...visit,
  ...facts,
  ...task,
  ...approvals,
  ...after,
  ...stationActs,
)

const received = (record: Bench) => record.give(head, 'recordReceipt', { receivedAt: at('12:00') })
const publicationText: CommandPayload<'preparePublication'> = { text: '未发现问题', redactions: [] }
const publication: CommandPayload<'recordPublication'> = {
  publishedOn: '2026-08-12',
  platform: '国家企业信用信息公示系统（福建）',
  reference: '公示-1',
}
const published = (record: Bench) =>
  received(record)
    .give(jia, 'preparePublication', publicationText)
    .give(jia, 'recordPublication', publication)

/** Received with one item 不符合 and a follow-up that the conclusion names. */
const followed = (record: Bench, conclusion: Partial<CommandPayload<'conclude'>>) => {
  record.arrived().evidence('sign', { answerKey: 'registration/name' })
  record.answer('name', { result: 'nonconform', facts: '门头不一致。' }).fill()
  record.give(jia, 'conclude', record.conclusion(conclusion)).give(jia, 'recordPartyStatement', absent)
  received(record.sign(jia).sign(yi))
  for (const purpose of ['reinspection', 'transfer', 'feedback'] as const)
    record.give(jia, 'addProof', proof(purpose))
  return record
}

/** Through the whole chain, before its decision. */
const approved = (record: Bench) => {
  const steps = [
    [head, 'stationHead'],
    [reviewer, 'bureauReviewer'],
    [approver, 'bureauApprover'],
  ] as const
  record.proposed()
  for (const [by, step] of steps)
    record.give(by, 'reviewListing', { step, decision: 'approve', opinion: '同意。' })
  return record
}

/** Where a sequence may begin: what lies behind many gates is reached from near it. */
export const beginnings: Record<string, (overrides?: Partial<Inspection>) => Bench> = {
  dispatched: (overrides) => new Bench(dispatched(overrides)),
  arrived: (overrides) => new Bench(dispatched(overrides)).arrived(),
  stated: (overrides) => new Bench(dispatched(overrides)).stated(),
  three: (overrides) =>
    new Bench(dispatched({ officers: [officer(jia), officer(yi), officer(bing)], ...overrides })).stated(),
  reviewed: (overrides) => new Bench(dispatched({ reviewRequired: true, ...overrides })).sealed(),
  unreachable: (overrides) => new Bench(dispatched(overrides)).unreachable().reminded(),
  received: (overrides) => received(new Bench(dispatched(overrides)).sealed()),
  corrected: (overrides) => followed(new Bench(dispatched(overrides)), corrected),
  transferred: (overrides) => followed(new Bench(dispatched(overrides)), transferred),
  handedOver: (overrides) => {
    const record = followed(new Bench(dispatched(overrides)), transferred)
    return record.give(jia, 'recordTransfer', transfer(record))
  },
  proposed: (overrides) => new Bench(dispatched(overrides)).proposed(),
  approved: (overrides) => approved(new Bench(dispatched(overrides))),
  applied: (overrides) =>
    new Bench(dispatched(overrides)).declared().give(jia, 'applyPlanChange', {
      changeId: 'change-1',
      kind: 'postpone',
      until: '2027-01-31',
      reason: '装修停业。',
    }),
  published: (overrides) => published(new Bench(dispatched(overrides)).sealed()),
}
export const starts = fc.oneof(
  // What happens before the visit begins here only.
  { weight: 4, arbitrary: fc.constant(() => beginnings.dispatched!()) },
  {
    weight: 9,
    arbitrary: fc.constantFrom(...Object.values(beginnings).map((begin) => () => begin())),
  },
)
