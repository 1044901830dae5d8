import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import { pageRun } from '../../../shared/documents/parts/file-contents.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import { pdfText } from '../../tools/pdf-reader.ts'
import { Bench } from '../domain/bench.ts'
import { ordered } from '../domain/follow-up-bench.ts'
import { recordOf, withBusiness } from './bench-records.ts'
import { printRecord } from './demo-records.ts'

const index = documentKindOf('case-index')
const cover = documentKindOf('case-cover')
const facts = { number: null, issuedOn: '2026-09-01' }
const textOf = (bytes: Uint8Array) => pdfText(bytes).replace(/—\d+—/gu, '')
const paper = (kind: DocumentKindId, change: Partial<IssuedDocument> = {}): IssuedDocument => ({
  id: kind,
  kind,
  title: kind,
  number: '',
  version: 1,
  templateVersion: '1',
  fontSetId: 'fonts',
  sha256: 'a'.repeat(64),
  pages: 2,
  issuedAt: '2026-08-12T12:00:00+08:00',
  by: 'jia',
  ...change,
})
const voided = { reason: '打印错误', by: 'jia', byName: '检查员甲', at: '2026-08-13T09:00:00+08:00' }
const number = '泉丰市监责改〔2026〕18号'
const papers = [
  paper('correction-order', { title: '责令改正通知书', number, pages: 2 }),
  paper('correction-order', { id: 'draft', title: '责令改正通知书（草稿）' }),
  paper('inspection-notice', { id: 'old', title: '通知书第一版', number: '泉丰市监检通〔2026〕1号' }),
  paper('inspection-notice', {
    id: 'new',
    title: '行政检查通知书',
    number: '泉丰市监检通〔2026〕2号',
    replaces: 'old',
    reason: '日期写错',
    version: 2,
    pages: 2,
  }),
  paper('delivery-receipt', { title: '送达回证（作废）', voided }),
  paper('inspection-record', { title: '现场检查笔录', pages: 3 }),
  paper('case-cover', { title: '卷宗封面' }),
]
const record = recordOf(ordered().reinspected(), { documents: papers })
type Item = { title: string; pages: string; note: string; author: string }
const itemsOf = (choices = {}, of = record): Item[] =>
  (index.fromRecord(of, facts, choices) as { items: Item[] }).items

describe('卷内目录', () => {
  it('holds the papers that stand in the order of the work, then what proves the 复查', () => {
    expect(itemsOf().map(({ title }) => title)).toEqual([
      '行政检查通知书',
      '现场检查笔录',
      '责令改正通知书',
      '复查材料',
    ])
  })

  it('runs the pages through, and leaves them to the hand from the first that nobody knows', () => {
    expect(itemsOf().map(({ pages }) => pages)).toEqual(['1-2', '3-5', '6-7', ''])
    expect(pageRun([{ pages: 1 }, { pages: null }, { pages: 2 }])).toEqual(['1', '', ''])
  })

  it('takes the pages that the officer counted', () => {
    const evidence = ['门口照片', '门口照片', '租赁合同'].map((caption, piece) => ({
      ...record.inspection.process.proofs[0]!,
      id: String(piece).repeat(64),
      caption,
    }))
    const photographed = { ...record, inspection: { ...record.inspection, evidence } }
    expect(index.propose(photographed, facts.issuedOn)).toEqual({
      pages: ['门口照片：', '租赁合同：', '复查材料：'],
    })
    const items = itemsOf({ pages: ['门口照片：1', '租赁合同：4页', '复查材料：'] }, photographed)
    expect(items.map(({ title, pages, note }) => [title, pages, note])).toEqual([
      ['行政检查通知书', '1-2', ''],
      ['现场检查笔录', '3-5', ''],
      ['门口照片', '6', '2件'],
      ['租赁合同', '7-10', '1件'],
      ['责令改正通知书', '11-12', ''],
      ['复查材料', '', '1件'],
    ])
  })

  it('prints its rows, and rows to write in where nothing stands yet', async () => {
    const { bytes } = await printRecord(index, record, {}, facts)
    expect(textOf(bytes)).toContain(
      '序号文号责任者题名日期页次备注1泉丰市监检通〔2026〕2号泉州市丰泽区市场监督管理局行政检查通知书202608121-2',
    )
    expect(textOf(bytes)).not.toContain('作废')
    const empty = recordOf(ordered(), { documents: [], evidence: [] })
    const bare = {
      ...empty,
      inspection: { ...empty.inspection, process: { ...empty.inspection.process, proofs: [] } },
    }
    expect(textOf((await printRecord(index, bare, {}, facts)).bytes)).toMatch(/页次备注$/u)
  })

  it('does not exist before the station has the record', () => {
    expect(index.fromRecord(recordOf(new Bench().sealed()), facts, {})).toBeNull()
  })
})

describe('卷宗封面', () => {
  it('names 题名, 文号, 承办人, dates and what is in the file; 归档号 once there is one', async () => {
    const archive = {
      fileNumber: '2026-JC-0017',
      handedTo: '泉秀市场监管所',
      by: 'jia',
      at: '2026-09-01T09:00:00+08:00',
    }
    const archived = {
      ...record,
      inspection: { ...record.inspection, process: { ...record.inspection.process, archive } },
    }
    const { bytes, pages, missing } = await printRecord(
      cover,
      archived,
      { retention: '10年', pages: ['复查材料：2'] },
      facts,
    )
    expect(missing).toEqual([])
    expect(pages).toBe(1)
    const text = textOf(bytes)
    expect(text).toMatch(/^泉州市丰泽区市场监督管理局行政检查案卷全宗名称/u)
    expect(text).toContain(
      `类别行政检查年度2026年归档号2026-JC-0017保管期限10年文号${number}题名关于对泉州某甲有限公司实施`,
    )
    expect(text).toContain('承办单位泉秀市场监管所承办人检查员甲检查员乙')
    expect(text).toContain('起止日期2026年8月12日至2026年8月28日件数页数4件9页')
  })

  it('leaves to the hand what nobody knows', async () => {
    const { bytes } = await printRecord(cover, record, {}, facts)
    expect(textOf(bytes)).toContain('归档号保管期限文号')
    expect(textOf(bytes)).toContain('件数页数4件页')
  })

  it('stays on one page with a name of 120 characters', async () => {
    const name = '泉州市丰泽区某某文化传播有限公司'.repeat(8).slice(0, 120)
    const { bytes, pages } = await printRecord(
      cover,
      withBusiness(record, { name, kind: 'cooperative' }),
      {},
      facts,
    )
    expect(pages).toBe(1)
    expect(textOf(bytes)).toContain(name)
  })
})
