import { describe, expect, it } from 'vitest'
import { documentKindOf, documentKinds } from '../../../shared/documents/index.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfRasters, pdfWords } from '../../tools/pdf-reader.ts'
import { changed, demo, paperFacts, printRecord, recordWhere } from './demo-records.ts'
import { formText, outOfOrder } from './read-form.ts'
import { disclosureComparisonSample } from './samples/disclosure-comparison.ts'

const kind = documentKindOf('disclosure-comparison')
const { build, input: schema } = documentKinds['disclosure-comparison']
const print = (input: typeof disclosureComparisonSample) =>
  new Typesetter(bundledFontSet()).typeset(build(schema.parse(input)))

const both = recordWhere(
  ({ arrival, business, checklists, conclusion }) =>
    arrival !== undefined &&
    conclusion?.resultCode === '1' &&
    business.kind === 'enterprise' &&
    checklists.some(({ id }) => id === 'annual-report-information') &&
    checklists.some(({ id }) => id === 'instant-information'),
)
const key = 'annual-report-information/total-assets'
const answer = both.inspection.answers[key]!
const compared = { published: '1,250.50万元', registered: '', actual: '1,353.85万元' }

/** The words of column after column of one row, by its ordinal and the text of its item. */
async function rowOf(record: typeof both, title: string): Promise<string> {
  const text = formText((await printRecord(kind, record)).bytes)
  return text.slice(text.indexOf(title), text.indexOf(title) + 60)
}

describe('公示信息核查对比表', () => {
  it('lies across the sheet, with head, eight columns and 26 rows', async () => {
    const { bytes, missing } = await print(disclosureComparisonSample)
    expect(missing).toEqual([])
    for (const { height, width } of pdfRasters(bytes, 36)) expect(width).toBeGreaterThan(height)
    const text = formText(bytes)
    const parts = [
      '公示信息核查对比表',
      '计划编号FZ2026-S2-0117计划名称2026年第二批企业登记事项和公示信息抽查',
      '统一社会信用代码91350503MA0K1X203K企业名称泉州市丰泽区某某餐饮管理有限公司',
      '检查时间2026年8月10日至8月12日抽查结果发现问题已责令改正检查机关泉州市丰泽区市场监督管理局',
      '序号检查信息分类检查项目公示内容登记（备案）内容实际内容对比结果问题描述',
      '一、年度报告公示信息的检查（共20项：一致17项，不一致1项，不适用1项，未核实1项）',
      '1重点投资设立企业、购买股权信息无—无一致',
      '4重点资产总额1,250.50万元—1,353.85万元不一致公示的资产总额',
      '12重点对外提供保证担保无——未核实担保合同台账未能当场提供',
      '13一般通信地址',
      '20一般党建信息———不适用',
      '二、即时公示信息的检查（共6项：一致6项）',
      '6重点其他依法应当公示的信息',
      '检查人员签名：检查员甲、检查员乙（已电子签名）2026年8月12日',
    ]
    expect(outOfOrder(text, parts)).toBeUndefined()
  })

  it('repeats its head on every page of the table', async () => {
    const { bytes, pages } = await print(disclosureComparisonSample)
    const heads = pdfWords(bytes).filter(({ text }) => text === '问题描述')
    expect(heads.map(({ page }) => page)).toEqual(Array.from({ length: pages }, (_, index) => index + 1))
  })

  it('has the twenty rows of the report and the six of the regulation, from the checklists', () => {
    const input = schema.parse(kind.fromRecord(both, paperFacts, {}))
    expect(input.matters.map(({ items }) => items.length)).toEqual([20, 6])
    expect(input.matters[0]!.items.map(({ group }) => group)).toEqual([
      ...Array<string>(12).fill('重点项目'),
      ...Array<string>(8).fill('一般项目'),
    ])
  })

  it('takes contents and result from the answer', async () => {
    const answers = {
      ...both.inspection.answers,
      [key]: { ...answer, result: 'nonconform' as const, facts: '少报103.35万元', comparison: compared },
    }
    expect(await rowOf(changed(both, { answers }), '资产总额')).toContain(
      '资产总额1,250.50万元—1,353.85万元不一致少报103.35万元',
    )
  })

  it('says whose finding 一致 is where the columns differ', async () => {
    const alike = { ...answer, result: 'conform' as const, facts: '', comparison: compared }
    const answers = { ...both.inspection.answers, [key]: alike }
    expect(await rowOf(changed(both, { answers }), '资产总额')).toContain(
      '1,353.85万元一致各栏文字不同，检查人员认定为一致。',
    )
    expect(formText((await printRecord(kind, both)).bytes)).not.toContain('认定为一致')
  })

  it('never signs on a page of its own, however many rows came before', async () => {
    const [matter] = disclosureComparisonSample.matters
    for (let count = 1; count <= 20; count += 1) {
      const matters = [{ ...matter!, items: matter!.items.slice(0, count) }]
      const { bytes, pages } = await print({ ...disclosureComparisonSample, matters })
      const last = pdfWords(bytes).filter(
        ({ page, text }) => page === pages && /^[—\d]+$/u.test(text) === false,
      )
      expect(
        last.some(({ text }) => text === '问题描述' || text.includes('公示信息核查对比表')),
        `${count}`,
      ).toBe(true)
    }
  })

  it('calls an open row 未核实 after the conclusion, and leaves it to be written before', async () => {
    const { [key]: _, ...answers } = both.inspection.answers
    const { published } = both.inspection.business.publicInformation['total-assets']!
    const content = published.replace(/\s/gu, '')
    expect(await rowOf(changed(both, { answers }), '资产总额')).toContain(`资产总额${content}未核实5重点`)
    const open = changed(both, { answers, conclusion: undefined })
    expect(await rowOf(open, '资产总额')).toContain(`资产总额${content}5重点`)
  })

  it('is a sheet to take along before anybody looked', async () => {
    const early = recordWhere(
      ({ answers, checklists, state }) =>
        state === 'awaiting-notice' &&
        Object.keys(answers).length === 0 &&
        checklists.some(({ id }) => id === 'annual-report-information'),
    )
    const text = formText((await printRecord(kind, early)).bytes)
    expect(text).not.toMatch(/未核实|一致|未作答/u)
    expect(text).toContain('检查时间抽查结果检查机关')
  })

  it('keeps the rows that are not asked of an 个体工商户 as 不适用', () => {
    const { business } = both.inspection
    const individual = changed(both, { business: { ...business, kind: 'individual' } })
    const input = schema.parse(kind.fromRecord(individual, paperFacts, {}))
    const asked = input.matters[0]!.items.filter(({ result }) => result !== 'notApplicable')
    expect(input.matters[0]!.items).toHaveLength(20)
    expect(asked.map(({ title }) => title)).toEqual([
      '营业总收入',
      '纳税总额',
      '通信地址',
      '邮政编码',
      '联系电话',
      '电子邮箱',
      '网站、网店的名称和网址',
      '从业人数',
    ])
  })

  it('takes contents of any length', async () => {
    const long = '股东某某认缴出资人民币壹佰万元整，'.repeat(60)
    const matters = disclosureComparisonSample.matters.map((matter) => ({
      ...matter,
      items: matter.items.map((item, index) =>
        index === 1
          ? { ...item, comparison: { published: long, registered: long, actual: 'ABC\n“甲”' } }
          : item,
      ),
    }))
    const { bytes } = await print({ ...disclosureComparisonSample, matters })
    const text = formText(bytes)
    expect(text).toContain('ABC“甲”')
    // Sixty times in two columns of one row of either matter.
    expect(text.match(/壹/gu)).toHaveLength(240)
    for (const { bottom } of pdfWords(bytes)) expect(bottom).toBeLessThan(210 - 25)
  })

  it('does not exist where nothing that is published is checked', () => {
    const { checklists } = both.inspection
    const only = checklists.filter(({ id }) => id === 'registration')
    expect(only).toHaveLength(1)
    expect(demo.reference.checklists.length).toBeGreaterThan(3)
    expect(kind.fromRecord(changed(both, { checklists: only }), paperFacts, {})).toBeNull()
  })
})
