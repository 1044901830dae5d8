import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import { changed, complaints, paperFacts, printRecord, recordWhere } from './demo-records.ts'
import { formText } from './read-form.ts'

const kind = documentKindOf('delivery-receipt')
const plain = recordWhere(({ state }) => state === 'awaiting-notice')
const { business, officers } = plain.inspection

const issued = (id: string, rest: Partial<IssuedDocument>): IssuedDocument => ({
  id,
  kind: 'inspection-notice',
  title: '行政检查通知书',
  number: '泉丰市监检通〔2026〕117号',
  version: 1,
  templateVersion: '2',
  fontSetId: 'fonts',
  sha256: 'a'.repeat(64),
  pages: 3,
  issuedAt: '2026-08-11T02:00:00.000Z',
  by: officers[0]!.id,
  ...rest,
})
const notice = issued('notice', {})
const order = issued('order', {
  kind: 'correction-order',
  title: '责令改正通知书',
  number: '泉丰市监责改〔2026〕8号',
})
const handedOver = {
  method: 'onSite',
  at: '2026-08-12T01:30:00.000Z',
  note: '当面送达',
  by: officers[0]!.id,
} as const

describe('送达回证', () => {
  it('lists several papers with their numbers and leaves to the pen what is not known', async () => {
    const { bytes, pages } = await printRecord(kind, changed(plain, { documents: [notice, order] }))
    expect(pages).toBe(1)
    expect(formText(bytes)).toBe(
      [
        '送达回证',
        `受送达单位（人）${business.name}（统一社会信用代码${business.code}）`,
        '送达文书名称及文号1.《行政检查通知书》（泉丰市监检通〔2026〕117号）2.《责令改正通知书》（泉丰市监责改〔2026〕8号）',
        `送达地点${business.registeredAddress}`,
        '送达方式☐直接送达☐留置送达☐邮寄送达☐电子送达☐转交送达☐公告送达',
        '收件人☐本人☐法定代表人（负责人）☐其他：收件人（签名或者盖章）：年月日时分',
        '见证人见证人（签名或者盖章）：年月日时分',
        `送达人${officers.map(({ name, certificateNumber }) => `${name}（执法证号${certificateNumber}）`).join('')}送达人（签名）：年月日时分`,
        '备注',
        '注：拒绝签收的，记明拒收事由和日期，由见证人签名或者盖章，或者拍照、录像后留置送达（《中华人民共和国民事诉讼法》第八十七条、第八十九条）。',
        '泉州市丰泽区市场监督管理局（印章）2026年8月12日',
      ].join(''),
    )
  })

  it('takes time, way and note from the recorded delivery of the notice', async () => {
    const record = changed(plain, { documents: [notice], deliveries: [handedOver] })
    const { bytes, pages } = await printRecord(kind, record)
    const text = formText(bytes)
    expect(pages).toBe(1)
    expect(text).toContain('送达文书名称及文号《行政检查通知书》（泉丰市监检通〔2026〕117号）')
    expect(text).toContain('☑直接送达☐留置送达☐邮寄送达')
    expect(text).toContain('送达时间2026年8月12日9时30分')
    expect(text).toContain('备注当面送达')
  })

  it('takes nothing from a telephone call, nor from the notice for another paper', () => {
    const called = changed(plain, { documents: [notice], deliveries: [{ ...handedOver, method: 'phone' }] })
    expect(kind.propose(called, '2026-08-12')).toMatchObject({ method: '', deliveredAt: '', remark: '' })
    const both = changed(plain, { documents: [notice, order], deliveries: [handedOver] })
    expect(kind.propose(both, '2026-08-12')).toMatchObject({ method: '', deliveredAt: '' })
  })

  it('offers papers that can be served: numbered, of the right kind, neither voided nor replaced', () => {
    const voided = { reason: '日期写错', by: 'x', byName: '检查员甲', at: '2026-08-11T03:00:00.000Z' }
    const documents = [
      issued('draft', { number: '' }),
      issued('void', { voided }),
      notice,
      issued('newer', { replaces: 'notice', reason: '地址写错' }),
      issued('approval', { kind: 'inspection-approval-form', title: '行政检查审批表' }),
      order,
    ]
    const offered = kind.fields.find(({ key }) => key === 'documents')!.options!(
      changed(plain, { documents }),
    )
    expect(offered.map(({ value }) => value)).toEqual(['newer', 'order'])
  })

  it('proposes what no receipt names yet', () => {
    const receipt = issued('receipt', {
      kind: 'delivery-receipt',
      number: '',
      choices: { documents: ['notice'] },
    })
    const record = changed(plain, { documents: [notice, receipt, order] })
    expect(kind.propose(record, '2026-08-12').documents).toEqual(['order'])
  })

  it('is not made for nothing, nor by nobody', () => {
    expect(complaints(kind, plain)).toEqual(['送达的文书至少需要1项，补全后才能生成文书'])
    const record = changed(plain, { documents: [notice] })
    expect(complaints(kind, record, { servers: [] })).toEqual(['送达人至少需要1项，补全后才能生成文书'])
  })

  it('notes why it was refused', async () => {
    const choices = {
      method: 'left',
      receiver: '某某',
      witness: '社区网格员',
      remark: '当事人拒绝签收，未说明理由',
    }
    const record = changed(plain, { documents: [order] })
    const text = formText((await printRecord(kind, record, choices, paperFacts)).bytes)
    expect(text).toContain('☐直接送达☑留置送达')
    expect(text).toContain('收件人某某☐本人')
    expect(text).toContain('见证人社区网格员见证人（签名或者盖章）')
    expect(text).toContain('备注当事人拒绝签收，未说明理由')
  })
})
