import { describe, expect, it } from 'vitest'
import { type DocumentRecord, documentKindOf } from '../../../shared/documents/index.ts'
import { pdfWords } from '../../tools/pdf-reader.ts'
import { changed, complaints, paperFacts, printRecord, recordWhere } from './demo-records.ts'
import { formText } from './read-form.ts'

const kind = documentKindOf('address-verification-letter')
const numbered = { ...paperFacts, number: '泉丰市监核函〔2026〕3号' }
const record = recordWhere(
  ({ business, mailings }) => business.kind === 'enterprise' && mailings.length === 0,
)
const { business, officers } = record.inspection
const mailed = (...mailings: DocumentRecord['inspection']['mailings']) => changed(record, { mailings })
const first = {
  id: 'first',
  channel: 'EMS',
  trackingNumber: '1000000000411',
  address: business.registeredAddress,
  postedOn: '2026-07-14',
  by: 'x',
  outcome: { result: 'returned', on: '2026-07-22', note: '无人签收', by: 'x' },
} as const

describe('住所（经营场所）核查专用信函', () => {
  it('says everything on one page, and the label for the envelope on the next', async () => {
    const { bytes, missing, pages } = await printRecord(
      kind,
      record,
      { senderAddress: '模拟路1号' },
      numbered,
    )
    expect([missing, pages]).toEqual([[], 2])
    expect(formText(bytes)).toBe(
      [
        '泉州市丰泽区市场监督管理局',
        '泉丰市监核函〔2026〕3号',
        '住所（经营场所）核查专用信函',
        `${business.name}：`,
        `根据《企业经营异常名录管理办法》第九条，我局以邮寄专用信函的方式，对你单位登记的住所（经营场所）“${business.registeredAddress}”进行核查。`,
        '本函一经签收，视为与你单位取得联系；无人签收的，视为通过登记的住所（经营场所）无法与你单位取得联系。',
        `请你单位收到本函后与我局联系（联系人：${officers[0]!.name}，联系电话：12315）；地址已变动的，应当依法办理变更登记。`,
        '经两次邮寄专用信函均无人签收的，我局将依法作出列入经营异常名录的决定，并向社会公示。',
        '泉州市丰泽区市场监督管理局（印章）2026年8月12日',
        '挂号信专用信函第1次',
        `${business.registeredAddress}${business.name}法定代表人（负责人）${business.legalRepresentative}收`,
        `模拟路1号泉州市丰泽区市场监督管理局${business.stationName}联系电话：12315`,
        `登记的住所（经营场所）；统一社会信用代码${business.code}`,
      ].join(''),
    )
    const label = pdfWords(bytes).filter(({ text }) => text === business.name)
    expect(label.map(({ page }) => page)).toEqual([2])
  })

  it('names the letter before it, with what became of that', async () => {
    const { bytes, pages } = await printRecord(kind, mailed(first), {}, numbered)
    expect(pages).toBe(2)
    const text = formText(bytes)
    expect(text).toContain(
      '本函系第2次邮寄；第1次于2026年7月14日以EMS寄出（邮件号1000000000411），无人签收，2026年7月22日退回。',
    )
    expect(text).toContain('挂号信专用信函第2次')
  })

  it('follows the ledger for a letter that was posted', async () => {
    const { outcome: _, ...second } = {
      ...first,
      id: 'second',
      trackingNumber: '1000000000412',
      postedOn: '2026-08-01',
    }
    const posted = mailed(first, { ...second, address: '泉州市丰泽区旧址路2号' })
    expect(kind.propose(posted, '2026-08-12').mailing).toBe('second')
    const text = formText((await printRecord(kind, posted, { channel: '挂号信' }, numbered)).bytes)
    expect(text).toContain('EMS专用信函第2次泉州市丰泽区旧址路2号')
    expect(text).toContain('邮件号1000000000412')
    expect(text).not.toContain('本函系第3次')
    const again = formText((await printRecord(kind, posted, { mailing: 'first' }, numbered)).bytes)
    expect(again).toContain('EMS专用信函第1次')
    expect(again).not.toContain('本函系')
  })

  it('has a second label for the 经营者住所 of an 个体工商户', async () => {
    const shop = recordWhere((each) => each.business.kind === 'individual')
    const operatorAddress = '泉州市丰泽区东海街道模拟花园3号楼1205室'
    const both = changed(shop, { business: { ...shop.inspection.business, operatorAddress } })
    const { bytes, pages } = await printRecord(kind, both, {}, numbered)
    const text = formText(bytes)
    expect(pages).toBe(2)
    expect(text).toContain(`和经营者住所“${operatorAddress}”进行核查`)
    expect(text).toContain('视为通过登记的经营场所和经营者住所无法与你户取得联系')
    expect(text).toContain('标记为经营异常状态')
    expect(text).toContain('《个体工商户年度报告暂行办法》')
    expect(text.match(/专用信函第1次/gu)).toHaveLength(2)
    const same = changed(shop, {
      business: { ...shop.inspection.business, operatorAddress: shop.inspection.business.registeredAddress },
    })
    expect(
      formText((await printRecord(kind, same, {}, numbered)).bytes).match(/专用信函第1次/gu),
    ).toHaveLength(1)
  })

  it('says that it holds for a cooperative, and on what', async () => {
    const { bytes, pages } = await printRecord(
      kind,
      recordWhere((each) => each.business.kind === 'cooperative'),
      {},
      numbered,
    )
    expect(formText(bytes)).toContain(
      '注：本函适用于农民专业合作社（《农民专业合作社年度报告公示暂行办法》）。',
    )
    expect(formText(bytes)).toContain('无法与你社取得联系')
    expect(pages).toBe(2)
  })

  it('cannot be made where the profile of the record has no legal basis for it', () => {
    const { mailing: _, ...citations } = record.profile.citations
    expect(complaints(kind, { ...record, profile: { ...record.profile, citations } })).toEqual([
      '缺少正文开头，补全后才能生成文书',
    ])
  })
})
