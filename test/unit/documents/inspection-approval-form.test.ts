import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import { pdfInfo, pdfWords } from '../../tools/pdf-reader.ts'
import { changed, complaints, paperFacts, printRecord, recordWhere } from './demo-records.ts'
import { formText } from './read-form.ts'

const kind = documentKindOf('inspection-approval-form')
const record = recordWhere(
  ({ state, business, checklists }) =>
    state === 'awaiting-notice' && business.kind === 'enterprise' && checklists.length === 3,
)
const { business, officers, task } = record.inspection
const numbered = { ...paperFacts, number: '泉丰市监检审〔2026〕12号' }

describe('行政检查审批表', () => {
  it('has all its rows in the order of the approval', async () => {
    const { bytes, pages } = await printRecord(kind, record, {}, numbered)
    const people = officers.map(({ name, certificateNumber }) => `${name}（执法证号${certificateNumber}）`)
    expect(pages).toBe(2)
    expect(formText(bytes)).toBe(
      [
        '泉州市丰泽区市场监督管理局',
        '行政检查审批表',
        `承办机构：${business.stationName}`,
        '编号：泉丰市监检审〔2026〕12号',
        `被检查人${business.name}`,
        `统一社会信用代码${business.code}主体类型企业`,
        `登记的住所（经营场所）${business.registeredAddress}`,
        `法定代表人（负责人）${business.legalRepresentative}联系电话${business.phone}`,
        `任务来源双随机、一公开抽查任务“${task.name}”（任务编号：${task.number}），检查对象和检查人员均经随机抽取产生。`,
        '检查事项1.登记事项检查；2.年度报告公示信息的检查；3.即时公示信息的检查。',
        '检查依据《中华人民共和国市场主体登记管理条例》第三十八条、第三十九条、《企业公示信息抽查办法》第四条、《企业信息公示暂行条例》第十四条。',
        '检查方式现场检查、书面检查、信息共享、网络监测拟检查时间2026年8月12日',
        `检查地点${business.registeredAddress}`,
        `检查人员${people.join('')}`,
        `协助人员无协助人员检查频次本年度第${task.visitOfYear}次`,
        '紧急补办☑否☐是',
        `承办意见拟对${business.name}实施行政检查。检查事项、依据、方式和检查人员符合规定，请予审批。承办人（签名）：年月日`,
        '承办部门负责人意见负责人（签名）：年月日',
        '行政执法主体负责人审批审批人（签名）：年月日',
        '注：实施行政检查前，应当经行政执法主体负责人批准；情况紧急、需要当场实施检查的，应当及时报告，并补办批准手续。依据：《国务院办公厅关于严格规范涉企行政检查的意见》（国办发〔2024〕54号）。',
      ].join(''),
    )
  })

  it('marks an urgent check that is approved afterwards, with reason and time of the report', async () => {
    const urgent = {
      urgent: 'yes',
      urgentReason: '现场有证据灭失的危险',
      reportedAt: '2026年8月12日9时30分',
    }
    const { bytes } = await printRecord(kind, record, urgent, numbered)
    expect(formText(bytes)).toContain(
      '紧急补办☐否☑是紧急情形：现场有证据灭失的危险。报告时间：2026年8月12日9时30分。',
    )
    expect(complaints(kind, record, { urgent: 'yes' })).toEqual([
      '缺少紧急情形，补全后才能生成文书',
      '缺少报告时间，补全后才能生成文书',
    ])
  })

  it('states assistants and the limit of the year', async () => {
    const choices = { assistants: '2', assistantsFrom: '某某检测院', yearlyLimit: '3' }
    const text = formText((await printRecord(kind, record, choices, numbered)).bytes)
    expect(text).toContain('协助人员2人（某某检测院），仅提供技术协助，不行使执法权')
    expect(text).toContain(`检查频次本年度第${task.visitOfYear}次，年度上限3次`)
    expect(complaints(kind, record, { yearlyLimit: '0' })).toEqual(['年度检查频次上限从1开始'])
  })

  it('is a draft without a number', async () => {
    const { bytes } = await printRecord(kind, record)
    expect(formText(bytes)).toContain('编号：（草稿，未编号）')
    expect(pdfInfo(bytes)).toMatch(/Subject: +草稿/u)
  })

  it('words an 个体工商户 and leaves room where no telephone is registered', async () => {
    const individual = recordWhere((each) => each.business.kind === 'individual')
    const silent = changed(individual, { business: { ...individual.inspection.business, phone: '' } })
    const text = formText((await printRecord(kind, silent)).bytes)
    expect(text).toContain('主体类型个体工商户登记的经营场所')
    expect(text).toMatch(/经营者[^）]+联系电话任务来源/u)
  })

  it('holds a name of 120 characters inside the text block', async () => {
    const name = `${'东海湾某某国际供应链管理服务'.repeat(9).slice(0, 116)}有限公司`
    const { bytes } = await printRecord(
      kind,
      changed(record, { business: { ...business, name } }),
      {},
      numbered,
    )
    expect(formText(bytes)).toContain(name)
    for (const word of pdfWords(bytes)) expect(word.right, word.text).toBeLessThanOrEqual(185)
  })

  it('leaves the note out where the profile of the record cites nothing for it', async () => {
    const { approval: _, ...citations } = record.profile.citations
    const older = { ...record, profile: { ...record.profile, citations } }
    expect(formText((await printRecord(kind, older)).bytes)).not.toContain('注：')
  })
})
