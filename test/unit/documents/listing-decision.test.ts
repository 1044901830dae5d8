import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import { pdfText } from '../../tools/pdf-reader.ts'
import { people } from '../domain/bench.ts'
import { decision, dispatchedTo, listings } from '../domain/listing-bench.ts'
import { recordOf, withBusiness } from './bench-records.ts'
import { complaints, printRecord } from './demo-records.ts'

const { approver } = people
const kind = documentKindOf('listing-decision')
const approved = (state?: ReturnType<typeof dispatchedTo>) => listings(state).proposed().approved()
const decided = (state?: ReturnType<typeof dispatchedTo>) =>
  approved(state).give(approver, 'recordListingDecision', decision)
const facts = { number: decision.number, issuedOn: '2026-08-15' }
const textOf = (bytes: Uint8Array) => pdfText(bytes).replace(/—\d+—/gu, '')

describe('列入经营异常名录决定书', () => {
  it('carries the number, date, ground and clauses that were decided, with remedies and the way out', async () => {
    const { bytes, missing } = await printRecord(kind, recordOf(decided()), {}, facts)
    expect(missing).toEqual([])
    expect(textOf(bytes)).toMatch(
      new RegExp(
        [
          '^泉州市丰泽区市场监督管理局列入经营异常名录决定书泉丰市监异入〔2026〕第5号泉州某甲有限公司（统一社会信用代码91350100M000100Y43）：',
          '.*经查：登记的住所无人。',
          '上述情况属于“通过登记的住所或者经营场所无法联系的”情形。',
          '根据第四条、第九条的规定，我局决定将你单位列入经营异常名录，并通过国家企业信用信息公示系统（福建）向社会公示。',
          '列入事由：.*列入日期：2026年8月12日；作出决定机关：泉州市丰泽区市场监督管理局。',
          '.*申请移出经营异常名录。对本决定不服的.*泉州市丰泽区人民政府申请行政复议',
          '.*（印章）2026年8月12日$',
        ].join(''),
        'u',
      ),
    )
  })

  it('says which rule was broken where the ground is a breach', () => {
    const record = recordOf(decided())
    const { listing } = record.inspection
    const reason = {
      ...listing!,
      reason: 'ordered-publication',
      reasonText: '未在责令的期限内公示有关企业信息的',
    }
    const made = kind.fromRecord(
      { ...record, inspection: { ...record.inspection, listing: reason } },
      facts,
      {},
    )
    expect(made).toMatchObject({
      qualification:
        '上述情况属于“未在责令的期限内公示有关企业信息的”情形，违反了《企业信息公示暂行条例》第十条的规定。',
    })
  })

  it('does not exist before the decision, nor for 不予列入', () => {
    expect(kind.fromRecord(recordOf(approved()), facts, {})).toBeNull()
    const refused = approved().give(approver, 'recordListingDecision', {
      outcome: 'not-listed',
      number: '',
      reason: '已经重新取得联系。',
    })
    expect(kind.fromRecord(recordOf(refused), facts, {})).toBeNull()
  })

  it('can carry no other number than that of the decision', () => {
    const other = kind.fromRecord(
      recordOf(decided()),
      { ...facts, number: '泉丰市监异入〔2026〕第999号' },
      {},
    )
    expect(other).toMatchObject({ number: decision.number })
  })

  it('marks an 个体工商户 instead of listing it', async () => {
    const state = dispatchedTo({ kind: 'individual', operatorAddress: '东海街道某某花园1号' })
    const { bytes } = await printRecord(kind, recordOf(decided(state)), {}, facts)
    const text = textOf(bytes)
    expect(text).toContain('标记为经营异常状态决定书')
    expect(text).toContain('我局决定将你户标记为经营异常状态')
    expect(text).toContain('恢复正常记载状态')
    expect(text).not.toContain('异常名录')
  })

  it('lists a cooperative in its own words', async () => {
    const { bytes } = await printRecord(
      kind,
      recordOf(decided(dispatchedTo({ kind: 'cooperative' }))),
      {},
      facts,
    )
    expect(textOf(bytes)).toContain('我局决定将你社列入经营异常名录')
    expect(textOf(bytes)).not.toContain('你单位')
  })

  it('says what an older profile lacks, and takes a name of 120 characters', async () => {
    const record = recordOf(decided())
    const bare = { ...record, profile: { ...record.profile, citations: {} } }
    expect(complaints(kind, bare)).toEqual([
      '缺少移出途径，补全后才能生成文书',
      '缺少救济途径，补全后才能生成文书',
    ])
    const name = '泉州市丰泽区某某文化传播有限公司'.repeat(8).slice(0, 120)
    const { bytes } = await printRecord(kind, withBusiness(record, { name }), {}, facts)
    expect(textOf(bytes)).toContain(name)
  })
})
