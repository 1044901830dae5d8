import { expect, test } from 'vitest'
import { stepOf } from '../../../renderer/features/conclude/conclude-step.ts'
import {
  conclusionForm,
  draftOfRecord,
  isChanged,
  payloadOf,
} from '../../../renderer/features/conclude/conclusion-draft.ts'
import { listingAct, listingDraft } from '../../../renderer/features/conclude/listing-draft.ts'
import { fromLocalInput, toLocalInput } from '../../../renderer/features/conclude/local-time.ts'
import { matterSummaries } from '../../../renderer/features/conclude/matter-summary.ts'
import { resultOptions } from '../../../renderer/features/conclude/result-options.ts'
import {
  shortSignature,
  signatureBlocks,
  signedContent,
} from '../../../renderer/features/conclude/signed-content.ts'
import { uploadWords } from '../../../renderer/features/conclude/upload-words.ts'
import { itemsOf } from '../../../shared/domain/decide/context.ts'
import { findingsHash } from '../../../shared/domain/findings.ts'
import { contextOf, OpenRecord, openInspection, resultList } from '../../fixtures/open-record.ts'

const ended = '2026-08-12T03:18:00.000Z'
const context = contextOf()

/** Everything answered; with a problem at the address unless told otherwise. */
function answered({ problem = true } = {}): OpenRecord {
  const record = new OpenRecord()
  if (problem)
    record.answer('registration/address', 'nonconform', {
      facts: '实际在 2 层经营。',
      disposition: 'ordered-correction',
      correctBy: '2026-09-11',
    })
  record.fill()
  record.addEvidence('registration/address', '门牌', 'a1b2')
  record.now = '2026-08-12T03:20:00.000Z'
  return record
}

const formOf = (record: OpenRecord, draft = {}) => conclusionForm(record.inspection, context, draft, ended)

function conclude(record: OpenRecord, draft: Parameters<typeof conclusionForm>[2]) {
  const outcome = record.dispatch('conclude', payloadOf(formOf(record, { ...draft, endedAt: ended }))!)
  expect(outcome.refusal).toBeUndefined()
}

function absent(record: OpenRecord) {
  const outcome = record.dispatch('recordPartyStatement', {
    mode: 'absent',
    opinion: '',
    signerName: '',
    reason: '现场未见当事人。',
    witnessName: '见证人甲',
    witnessIdTail: '0021',
  })
  expect(outcome.refusal).toBeUndefined()
}

function sign(record: OpenRecord, officerId: string) {
  const outcome = record.dispatch(
    'signOff',
    {
      certificateId: `certificate-${officerId}`,
      findingsHash: findingsHash(record.inspection),
      signature: 'obIDjw==',
      signedAt: record.now,
    },
    officerId,
  )
  expect(outcome.refusal).toBeUndefined()
}

test('matters are summed up in words and lead to what needs a look', () => {
  const [registration, annual] = matterSummaries(answered().inspection, context.checklists)
  expect(registration).toMatchObject({
    result: 'problem',
    words: '1 项不符合：住所（经营场所）',
    itemKey: 'registration/address',
  })
  expect(annual).toMatchObject({ result: 'no-problem', words: '20 项一致', itemKey: undefined })
  const open = matterSummaries(openInspection(), context.checklists)[0]
  expect(open).toMatchObject({ result: 'not-completed', words: '8 项没有作答' })
})

test('what the form suggests from the answers is accepted as it stands', () => {
  const record = answered()
  const form = formOf(record, { resultCode: '6' })
  expect(form.facts).toBe('住所（经营场所）：实际在 2 层经营。')
  expect(form.legalBasis).toBe(
    '《市场主体登记管理条例》第二十四条；《市场主体登记管理条例》第四十六条（待核）',
  )
  expect(form).toMatchObject({
    followUp: 'ordered-correction',
    followUpDue: '2026-09-11',
    // The first working day after a Friday.
    reinspectOn: '2026-09-14',
  })
  conclude(record, { resultCode: '6' })
})

test('a record without problems is concluded with one choice', () => {
  const record = answered({ problem: false })
  expect(formOf(record, { resultCode: '1' }).facts).toContain('未发现不符合的情况')
  conclude(record, { resultCode: '1' })
  expect(record.inspection.conclusion?.resultText).toBe('未发现问题')
})

test('without a date in the answers a correction is due in 30 days, rolled to a working day', () => {
  const record = answered()
  record.answer('registration/address', 'nonconform', { facts: '实际在 2 层经营。' })
  // 30 days after 12 August is Friday 11 September.
  expect(formOf(record, { resultCode: '6' }).followUpDue).toBe('2026-09-11')
  expect(formOf(record, { resultCode: '9' })).toMatchObject({
    followUp: 'lead-transfer',
    followUpDue: '2026-09-02',
    receiver: '',
  })
})

test('a measure that the new result does not allow gives way', () => {
  const record = answered()
  expect(formOf(record, { resultCode: '9', followUp: 'ordered-correction' }).followUp).toBe('lead-transfer')
})

test('the filled button moves on: conclusion, party, signatures, sealed', () => {
  const record = answered()
  const step = (draft = draftOfRecord(record.inspection)) =>
    stepOf(record.inspection, isChanged(record.inspection, formOf(record, draft)))
  expect(step()).toBe('conclusion')
  conclude(record, { resultCode: '6' })
  expect(step()).toBe('party')
  expect(step({ ...draftOfRecord(record.inspection), facts: '另一种说法。' })).toBe('conclusion')
  absent(record)
  expect(step()).toBe('signatures')
  sign(record, 'officer-1')
  expect(step()).toBe('signatures')
  sign(record, 'officer-2')
  expect(step()).toBe('sealed')
})

test('results that can not be chosen say why; the usual ones stand open', () => {
  const { inspection } = answered()
  const { open, folded } = resultOptions(
    inspection,
    { profile: context.profile, resultList },
    itemsOf(inspection, context.checklists),
    undefined,
    '2026-08-12',
  )
  const names = open.map(({ entry }) => entry.text)
  expect(names).toEqual([
    '未发现问题',
    '发现问题已责令改正',
    '发现问题待后续处理',
    '通过登记的住所（经营场所）无法联系',
    '不配合检查情节严重',
  ])
  expect(open[0]?.refusal?.happened).toContain('住所（经营场所）不符合')
  expect(open[1]?.refusal).toBeUndefined()
  expect(open[3]?.refusal?.code).toBe('conclude.party-met')
  expect(open.length + folded.length).toBe(resultList.entries.length)
})

test('a chosen result is never hidden behind the fold', () => {
  const { inspection } = answered()
  const { open } = resultOptions(
    inspection,
    { profile: context.profile, resultList },
    itemsOf(inspection, context.checklists),
    '4',
    '2026-08-12',
  )
  expect(open.map(({ entry }) => entry.code)).toContain('4')
})

test('the own block comes first, the last signature seals, and a later change breaks both', () => {
  const record = answered()
  conclude(record, { resultCode: '6' })
  absent(record)
  expect(signatureBlocks(record.inspection, 'officer-2').map(({ officer }) => officer.id)).toEqual([
    'officer-2',
    'officer-1',
  ])
  sign(record, 'officer-1')
  expect(signatureBlocks(record.inspection, 'officer-2')[0]).toMatchObject({ last: true, broken: false })
  sign(record, 'officer-2')
  const sealed = record.inspection
  const altered = { ...sealed, conclusion: { ...sealed.conclusion!, facts: '改过。' } }
  expect(signatureBlocks(altered, 'officer-1').map(({ broken }) => broken)).toEqual([true, true])
  const away = { online: false, waitingFiles: [sealed.evidence[0]!.id, 'of-another-record'] }
  expect(uploadWords({ inspection: altered, pending: 0, parked: 0 }, away).title).toBe('签字已失效')
  expect(uploadWords({ inspection: sealed, pending: 3, parked: 0 }, away)).toMatchObject({
    title: '已封存，联网后自动上传',
    words: '待上传 3 项操作、1 件证据。内容都已存在本机，不需要再做什么。',
    tone: 'amber',
  })
  expect(uploadWords({ inspection: sealed, pending: 0, parked: 0 }, { ...away, online: true })).toMatchObject(
    {
      title: '已封存，正在上传',
      words: '还有 1 件证据。中断后会接着传。',
    },
  )
})

test('what is signed is shown as the whole hash with its counts', () => {
  const { inspection } = answered()
  const content = signedContent(inspection)
  expect(content.groups).toHaveLength(16)
  expect(content.groups.join('')).toBe(findingsHash(inspection))
  expect(content).toMatchObject({ answers: 34, evidence: 1, documents: 0 })
  expect(shortSignature('obIDjw==')).toBe('a1b2⋯038f')
})

test('nobody met at the address leads to an 审批表 that is filled in and accepted', () => {
  const base = openInspection()
  const record = new OpenRecord(
    openInspection({ arrival: { ...base.arrival!, partyMet: false, partyName: '', partyPosition: '' } }),
    '2026-08-12T03:20:00.000Z',
  )
  record.addEvidence('', '门头', 'c3d4')
  expect(listingAct(record.inspection, context)).toBe('none')
  const check = {
    checkId: 'check',
    source: '公示系统',
    status: 'operating',
    note: '存续，没有歇业备案。',
    serviceAddress: '',
    operatorAddressChecked: false,
  } as const
  expect(record.dispatch('recordStatusCheck', check).refusal).toBeUndefined()
  conclude(record, { resultCode: '5' })
  absent(record)
  sign(record, 'officer-1')
  sign(record, 'officer-2')
  expect(listingAct(record.inspection, context)).toBe('propose')
  const draft = listingDraft(record.inspection, context)
  expect(draft.situation).toContain('2026年8月12日，检查员甲（执法证号 35050300121）、检查员乙')
  expect(draft.situation).toContain('未见当事人')
  expect(draft.situation).toContain('在公示系统核对：存续（在营、开业）')
  expect(draft.clauses).toBe('《企业经营异常名录管理办法》第四条、第九条')
  expect(record.dispatch('proposeListing', draft).refusal).toBeUndefined()
  expect(listingAct(record.inspection, context)).toBe('pending')
  const individual = {
    ...record.inspection,
    listing: undefined,
    business: { ...base.business, kind: 'individual' as const },
  }
  expect(listingAct(individual, context)).toBe('propose')
  expect(listingDraft(individual, context)).toMatchObject({
    handlerOpinion: expect.stringContaining('建议标记为经营异常状态'),
  })
})

test('times are typed in the time of China', () => {
  expect(toLocalInput(ended)).toBe('2026-08-12T11:18')
  expect(fromLocalInput('2026-08-12T11:18')).toBe(ended)
  expect(fromLocalInput('')).toBeUndefined()
})
