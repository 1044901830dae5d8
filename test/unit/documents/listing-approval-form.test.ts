import { beforeAll, describe, expect, it } from 'vitest'
import { documentKinds, type ListingApprovalInput } from '../../../shared/documents/index.ts'
import { formGrids } from '../../../shared/typesetting/form-grids.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { ink, type PdfRaster, pdfRasters, pdfText, pdfWords } from '../../tools/pdf-reader.ts'
import { approvalSample } from './samples.ts'

const { build, input: schema } = documentKinds['listing-approval-form']

let typesetter: Typesetter
const print = (input: ListingApprovalInput) => typesetter.typeset(build(input))
beforeAll(() => {
  typesetter = new Typesetter(bundledFontSet())
})
const textOf = (bytes: Uint8Array): string => pdfText(bytes).replace(/—\d+—/gu, '')

/** Left edges of the vertical and top edges of the horizontal rules of a page, in millimetres. */
function rules(
  raster: PdfRaster,
  from: number,
  to: number,
): { rows: number[]; continuous: (x: number) => boolean } {
  const rows: number[] = []
  const dot = 1 / raster.dotsPerMm
  for (let y = from; y < to; y += dot) {
    // A rule fills a row of dots over the whole width; text never does.
    if (ink(raster, { left: 29, right: 183, top: y, bottom: y + dot }) > 0.95) rows.push(y)
  }
  const edges = rows.filter((row, index) => index === 0 || row - rows[index - 1]! > 2 * dot)
  const continuous = (x: number): boolean => {
    for (let y = rows[0]!; y < rows.at(-1)!; y += dot) {
      if (ink(raster, { left: x - 0.5, right: x + 0.5, top: y, bottom: y + dot }) === 0) return false
    }
    return true
  }
  return { rows: edges, continuous }
}

describe('经营异常名录审批表', () => {
  it('has all rows of the 丰泽 form, in the order of the chain', async () => {
    const { bytes, missing } = await print(approvalSample)
    expect(missing).toEqual([])
    expect(textOf(bytes)).toBe(
      [
        '经营异常名录审批表',
        '承办单位：泉秀市场监管所',
        '编号：泉秀异审〔2026〕9号',
        '名称泉州市丰泽区某某文化传播有限公司',
        '统一社会信用代码91350503MA0Q7F405B主体类型企业',
        '登记住所（经营场所）泉州市丰泽区泉秀街道模拟大厦A座903室',
        '法定代表人（负责人）某某联系电话13800000000',
        '抽查任务2026年第二批企业登记事项和公示信息抽查（编号：FZ2026-S2-0121）',
        '列入事由通过登记的住所或者经营场所无法联系的',
        '检查情况检查时间：2026年6月30日至8月5日。',
        '8月5日检查人员到登记住所实地核查，该址为空置办公室，物业人员证实该企业已于2025年年底搬离，去向不明。',
        '第1次邮寄：2026年6月30日以EMS寄出，邮件号1023456789012，无人签收，2026年7月7日退回。',
        '第2次邮寄：2026年7月20日以EMS寄出，邮件号1023456789029，无人签收，2026年7月28日退回。',
        '两次邮寄间隔20日。',
        '提醒记录：2026年7月30日两次电话联系法定代表人，无人接听。同日向138****0000发送提醒短信，显示送达。',
        '前置核查：无歇业备案；未迁出、未注销；未因同一事由在列。',
        '适用条款《企业经营异常名录管理办法》第四条第一款第四项、第九条',
        '当前在列记录无。',
        '证据清单1.邮寄收据2件；2.退回信封照片2件；3.现场照片2件；4.短信发送记录1件。',
        '拟作决定拟对泉州市丰泽区某某文化传播有限公司作出列入经营异常名录的决定，并予以公示。',
        '承办人意见（1）承办人：检查员丙（执法证号35050300163）经查，该企业通过登记的住所无法联系，事实清楚，证据充分，建议列入经营异常名录。承办人（签名）：检查员丙2026年8月11日',
        '承办人意见（2）承办人：检查员丁（执法证号35050300178）同意承办意见。承办人（签名）：检查员丁2026年8月11日',
        '市场监管所负责人审核意见情况属实，同意报区局审核。负责人（签名）：所长2026年8月12日',
        '区局审核意见信用监督管理股：审核人（签名）：年月日',
        '区局领导审批意见审批人（签名）：年月日',
        '决定书文号公示日期',
      ].join(''),
    )
  })

  it('carries decision number and publication date once they are known', async () => {
    const step = { opinion: '同意列入', name: '局领导', decidedOn: '2026-08-14' }
    const { bytes } = await print({
      ...approvalSample,
      bureauReview: { department: '信用监督管理股', step: { ...step, opinion: '拟同意', name: '股长' } },
      bureauApproval: step,
      decision: { number: '泉丰市监异入〔2026〕21号', publishedOn: '2026-08-17' },
    })
    const text = textOf(bytes)
    expect(text).toContain('信用监督管理股：拟同意。审核人（签名）：股长2026年8月14日')
    expect(text).toMatch(
      /同意列入。审批人（签名）：局领导2026年8月14日决定书文号泉丰市监异入〔2026〕21号公示日期2026年8月17日$/u,
    )
  })

  it('marks an 个体工商户 as abnormal instead of listing it, and shows the operator’s address', async () => {
    const { bytes } = await print({
      ...approvalSample,
      ground: '通过登记的经营场所和经营者住所无法联系的',
      subject: {
        ...approvalSample.subject,
        kind: 'individual',
        name: '丰泽区某某餐饮服务部',
        proprietorAddress: '泉州市丰泽区东海街道模拟花园3号楼1205室',
      },
    })
    const text = textOf(bytes)
    expect(text).toMatch(/^个体工商户经营异常状态标记审批表/u)
    expect(text).toContain('经营者住所泉州市丰泽区东海街道模拟花园3号楼1205室')
    expect(text).toContain('标记事由通过登记的经营场所和经营者住所无法联系的')
    expect(text).toContain('作出标记为经营异常状态的决定')
    expect(text).not.toContain('名录的决定')
  })

  it('names a cooperative as what it is', async () => {
    const { bytes } = await print({
      ...approvalSample,
      subject: { ...approvalSample.subject, kind: 'cooperative' },
    })
    expect(textOf(bytes)).toMatch(/^农民专业合作社经营异常名录审批表/u)
    expect(textOf(bytes)).toContain('主体类型农民专业合作社')
  })

  it('splits a long row over pages, closes the borders on each and loses nothing', async () => {
    const facts = Array.from(
      { length: 90 },
      (_, index) => `第${index + 1}项，检查人员到登记住所实地核查，情况已经逐项记录。`,
    ).join('')
    const { bytes, pages } = await print({
      ...approvalSample,
      findings: { ...approvalSample.findings, facts },
    })
    expect(pages).toBeGreaterThanOrEqual(4)
    const rasters = pdfRasters(bytes, 288)
    // The label is repeated where the row goes on; without it the text is whole.
    expect(pdfText(bytes).replace(/—\d+—/gu, '').replaceAll('检查情况', '')).toContain(facts)
    for (const [index, raster] of rasters.entries()) {
      const { rows, continuous } = rules(raster, 36, 263)
      expect(rows.length, `rules on page ${index + 1}`).toBeGreaterThanOrEqual(2)
      expect(continuous(28), `left border of page ${index + 1}`).toBe(true)
      expect(continuous(184), `right border of page ${index + 1}`).toBe(true)
      expect(
        continuous(28 + formGrids['label-value-pairs'][0]),
        `rule beside the labels of page ${index + 1}`,
      ).toBe(true)
      // No text stands outside the frame of its page.
      for (const word of pdfWords(bytes).filter(
        (each) => each.page === index + 1 && each.top < 263 && each.top > 60,
      )) {
        expect(word.top, word.text).toBeGreaterThan(rows[0]! - 1)
        expect(word.bottom, word.text).toBeLessThan(rows.at(-1)! + 1)
      }
    }
    const second = rules(rasters[1]!, 36, 263).rows
    expect(second[0]).toBeCloseTo(37, 0)
    expect(second.at(-1)).toBeCloseTo(262, 0)
  })

  it('keeps an opinion and its signature on one page', async () => {
    for (let repeat = 0; repeat < 12; repeat += 1) {
      const facts = '检查人员到登记住所实地核查，该址为空置办公室，物业人员证实该企业已经搬离。'.repeat(
        repeat * 2 + 1,
      )
      const { bytes } = await print({ ...approvalSample, findings: { ...approvalSample.findings, facts } })
      const words = pdfWords(bytes)
      const pageOf = (text: string): number | undefined =>
        words.find((word) => word.text.includes(text))?.page
      expect(pageOf('情况属实')).toBe(pageOf('负责人（签名）'))
      expect(pageOf('同意承办意见')).toBe(
        words.filter((word) => word.text.includes('承办人（签名）')).at(-1)!.page,
      )
    }
  })

  it('gives the same bytes for the same input', async () => {
    const first = await print(approvalSample)
    const second = await new Typesetter(bundledFontSet()).typeset(build(structuredClone(approvalSample)))
    expect(Buffer.from(second.bytes).equals(first.bytes)).toBe(true)
  })
})

describe('the input of a 经营异常名录审批表', () => {
  it('is taken when it is whole', () => {
    expect(schema.parse(approvalSample)).toEqual(approvalSample)
  })

  it('names in Chinese what is missing', () => {
    const wrong = { ...approvalSample, clauses: [], ground: '' }
    expect(schema.safeParse(wrong).error?.issues.map((issue) => issue.message)).toEqual([
      '缺少列入事由，补全后才能生成文书',
      '适用条款至少需要1项，补全后才能生成文书',
    ])
  })
})
