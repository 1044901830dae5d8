import { describe, expect, it } from 'vitest'
import { documentKindOf, documentKinds } from '../../../shared/documents/index.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { pdfWords } from '../../tools/pdf-reader.ts'
import { changed, demo, paperFacts, printRecord, recordWhere } from './demo-records.ts'
import { formText, outOfOrder } from './read-form.ts'
import { sixtyFindings } from './samples/checked-matters.ts'
import { spotCheckFormSample } from './samples/spot-check-form.ts'
import { fiveVisitors } from './samples/visited.ts'

const kind = documentKindOf('spot-check-form')
const { build, input: schema } = documentKinds['spot-check-form']
const print = (input: typeof spotCheckFormSample) =>
  new Typesetter(bundledFontSet()).typeset(build(schema.parse(input)))
const resultList = demo.reference.resultLists[0]!
const recordOf = (code: string) => ({
  ...recordWhere(({ arrival, conclusion }) => arrival !== undefined && conclusion?.resultCode === code),
  resultList,
})

describe('抽查情况记录表', () => {
  it('has head, problems, methods, result and the four opinions in their order', async () => {
    const { bytes, missing } = await print(spotCheckFormSample)
    expect(missing).toEqual([])
    const text = formText(bytes)
    const parts = [
      '市场监管领域随机抽查情况记录表',
      '任务名称2026年第二批企业登记事项和公示信息抽查任务编号FZ2026-S2-0117',
      '被检查单位泉州市丰泽区某某餐饮管理有限公司',
      '住所（经营场所）泉州市丰泽区泉秀街道模拟大厦A座903室',
      '联络员联络员某某电话0595-22000001',
      '检查事项发现问题情况处置情况',
      '1.名称规范使用情况：门头牌匾使用的名称与登记的名称不一致',
      '责令改正，期限至2026年8月27日',
      '2.住所（经营场所）或者驻在场所：',
      '无法核实：注册资本实缴情况（出资凭证由会计师事务所保管，三日内补交）。',
      '资产总额：公示内容：1,250.50万元；登记（备案）内容：无；实际内容：1,353.85万元。',
      '即时公示信息的检查未发现问题。无',
      '核查方式☑实地检查☑书面检查☐检验检测☑网络监测☐行政部门检查结果或者专业意见☐委托专业机构辅助',
      '检查结果发现问题已责令改正。事实：',
      '依据：《企业名称登记管理规定》第二十三条第一款、《市场主体登记管理条例》第四十六条。',
      '后续处置措施责令改正（改正期限至2026年9月11日，复查日期2026年9月14日）。尚未完结。',
      '被检查单位意见情况属实，无意见。负责人（签字或者盖章）：某某（屏上手写）2026年8月12日',
      '检查人员（签名）：检查员甲、检查员乙（已电子签名）2026年8月12日',
      '组长审核意见同意。审核人（签名）：所长2026年8月13日',
      '结果公示审批意见审批人（签名）：年月日',
    ]
    expect(outOfOrder(text, parts)).toBeUndefined()
  })

  it('says 未发现问题 and 无 for every matter of a clean record, and nothing to follow', async () => {
    const record = recordOf('1')
    const text = formText((await printRecord(kind, record)).bytes)
    expect(text.match(/未发现问题。无/gu)).toHaveLength(record.inspection.checklists.length)
    expect(text).toContain('后续处置措施无需后续处置。已完结，完结日期')
    expect(text).not.toMatch(/事实：|定性：|依据：/u)
  })

  it('names the problem, its measure and its state from the record', async () => {
    const text = formText((await printRecord(kind, recordOf('6'))).bytes)
    expect(text).toContain('名称规范使用情况：门头牌匾使用的名称与登记的名称不一致')
    expect(text).toMatch(/责令改正（改正期限至2026年\d+月\d+日，复查日期2026年\d+月\d+日）。/u)
  })

  it('says nothing of what was not looked at as if it were clean', async () => {
    const text = formText((await printRecord(kind, recordOf('5'))).bytes)
    expect(text).toContain('项未能检查。')
    expect(text).toContain('本事项未能检查。')
    expect(text).toContain('被检查人不在场：')
    expect(text).toContain('列入经营异常名录')
  })

  it('marks, never lists, an 个体工商户', async () => {
    const record = recordOf('5')
    const { business } = record.inspection
    const individual = changed(record, { business: { ...business, kind: 'individual' } })
    const text = formText((await printRecord(kind, { ...individual, resultList })).bytes)
    expect(text).toContain('后续处置措施标记为经营异常状态')
    expect(text).toContain('经营者')
  })

  it('says in the table what the party refused', async () => {
    const record = recordOf('6')
    const obstruction = {
      id: 'o1',
      kind: 'refused-materials' as const,
      facts: '拒不提供财务账册',
      witnessName: '',
      by: 'x',
      at: '2026-08-01T02:00:00.000Z',
    }
    const text = formText((await printRecord(kind, changed(record, { obstructions: [obstruction] }))).bytes)
    expect(text).toContain('其他拒不提供材料：拒不提供财务账册。')
  })

  it('repeats the head of the table over all pages of sixty findings, and loses none', async () => {
    const { bytes } = await print({
      ...spotCheckFormSample,
      matters: [sixtyFindings],
      officers: fiveVisitors,
      party: null,
      review: null,
    })
    const words = pdfWords(bytes)
    const heads = words.filter(({ text }) => text === '发现问题情况').map(({ page }) => page)
    expect(heads.length).toBeGreaterThan(20)
    expect(heads).toEqual(Array.from({ length: heads.length }, (_, index) => index + 1))
    const text = formText(bytes)
    for (let index = 1; index <= 60; index += 1) expect(text).toContain(`${index}.第${index}组销售区`)
    for (const { name } of fiveVisitors) expect(text).toContain(name)
    expect(text).not.toContain('已电子签名')
  })

  it('does not exist before the conclusion', () => {
    expect(kind.fromRecord(changed(recordOf('1'), { conclusion: undefined }), paperFacts, {})).toBeNull()
  })
})
