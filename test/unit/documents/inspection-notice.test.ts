import { beforeAll, describe, expect, it } from 'vitest'
import { documentKinds, type InspectionNoticeInput } from '../../../shared/documents/index.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { ink, pdfInfo, pdfRasters, pdfText, pdfWords } from '../../tools/pdf-reader.ts'
import { noticeSample } from './samples.ts'

const { build, input: schema } = documentKinds['inspection-notice']
const messages = (value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map((issue) => issue.message) ?? []

let typesetter: Typesetter
const print = (input: InspectionNoticeInput) => typesetter.typeset(build(input))
beforeAll(() => {
  typesetter = new Typesetter(bundledFontSet())
})

/** What a reader sees, page numbers taken out. */
const textOf = (bytes: Uint8Array): string => pdfText(bytes).replace(/—\d+—/gu, '')

describe('检查通知书', () => {
  it('says everything in its order, word for word', async () => {
    const { bytes, missing } = await print(noticeSample)
    expect(missing).toEqual([])
    expect(textOf(bytes)).toBe(
      [
        '泉州市丰泽区市场监督管理局',
        '行政检查通知书',
        '泉丰市监检通〔2026〕117号',
        '泉州市丰泽区某某餐饮管理有限公司（统一社会信用代码91350503MA0K1X203K）：',
        '根据《中华人民共和国市场主体登记管理条例》第三十八条、《企业公示信息抽查办法》第四条，按照“2026年第二批企业登记事项和公示信息抽查”安排，经随机抽取检查对象和检查人员（抽查任务编号：FZ2026-S2-0117），我局决定对你单位实施行政检查。现将有关事项通知如下：',
        '一、检查事项。1.登记事项检查；2.公示信息检查。',
        '二、检查方式和时间。实地检查、书面检查；2026年8月12日至8月14日。检查地点：泉州市丰泽区泉秀街道模拟大厦A座903室。',
        '三、检查频次。本次为我局本年度对你单位实施的第1次检查，年度检查频次上限为2次。',
        '四、检查人员。检查员甲（执法证号35050300121）、检查员乙（执法证号35050300147）；协助人员1人（某某会计师事务所），仅提供技术协助，不行使执法权。',
        '五、需要准备的资料。1.营业执照正、副本；2.住所（经营场所）使用证明；3.2025年度财务报表和纳税申报表；4.认缴、实缴出资凭证。',
        '六、你单位的权利。你单位有权陈述、申辩。认为检查人员与本次检查有直接利害关系或者有其他关系可能影响公正检查的，有权申请回避。检查人员未出示执法证件的，有权拒绝接受检查。',
        '七、你单位的义务。你单位应当配合检查，如实提供有关资料。不予配合、情节严重的，将依法通过国家企业信用信息公示系统公示。',
        '八、检查纪律。五个严禁：1.严禁逐利检查；2.严禁干扰企业正常生产经营；3.严禁任性处罚；4.严禁下达检查指标；5.严禁变相检查。',
        '八个不得：1.不得接受馈赠、报酬、福利待遇；2.不得参加可能影响公正执法的宴请、娱乐、旅游等活动；3.不得由企业支付消费开支；4.不得转嫁检查费用；5.不得强制指定中介机构；6.不得刻意要求法定代表人到场；7.不得泄露商业秘密；8.不得谋取其他不正当利益。',
        '九、联系和监督。联系人：检查员甲，电话：0595-22000000；监督电话：12345。',
        '泉州市丰泽区市场监督管理局（印章）2026年8月10日',
        '签收栏泉丰市监检通〔2026〕117号《行政检查通知书》已收到。',
        '签收人（签名或者盖章）：身份或者职务：联系电话：送达方式：送达人：签收时间：年月日时分',
      ].join(''),
    )
  })

  it('marks every page as a draft while it has no number', async () => {
    const { bytes, pages } = await print({ ...noticeSample, number: null })
    const marks = pdfWords(bytes).filter((word) => word.top < 37)
    expect(new Set(marks.map((word) => word.page)).size).toBe(pages)
    expect(marks.map((word) => word.text).join('')).toBe('草稿'.repeat(pages))
    expect(textOf(bytes)).toContain('（草稿，未编号）')
    expect(pdfInfo(bytes)).toMatch(/Subject: +草稿/u)
    const numbered = pdfWords((await print(noticeSample)).bytes)
    expect(numbered.filter((word) => word.top < 36)).toEqual([])
  })

  it('sets a name of 120 characters whole, inside the text block', async () => {
    const name = `泉州市丰泽区${'东海湾某某国际供应链管理服务'.repeat(8)}有限公司`
      .slice(0, 116)
      .concat('有限公司')
    expect(name).toHaveLength(120)
    const { bytes } = await print({ ...noticeSample, subject: { ...noticeSample.subject, name } })
    expect(textOf(bytes)).toContain(name)
    for (const word of pdfWords(bytes)) {
      expect(word.left, word.text).toBeGreaterThanOrEqual(27)
      expect(word.right, word.text).toBeLessThanOrEqual(185)
    }
  })

  it('sets a name as text, whatever stands in it', async () => {
    const name = '<script>alert("1")</script>&amp;(\\)有限公司'
    const { bytes } = await print({ ...noticeSample, subject: { ...noticeSample.subject, name } })
    expect(textOf(bytes)).toContain(name)
  })

  it('centres organ, seal place and date on one axis, the date four characters from the edge', async () => {
    const { bytes } = await print(noticeSample)
    const words = pdfWords(bytes)
    const date = words.filter((word) => word.text === '2026年8月10日').at(-1)!
    const organ = words.filter((word) => word.text === noticeSample.organ).at(-1)!
    const seal = words.find((word) => word.text === '（印章）')!
    const middle = (word: { left: number; right: number }): number => (word.left + word.right) / 2
    expect([organ.page, seal.page]).toEqual([date.page, date.page])
    expect(Math.abs(middle(organ) - middle(date))).toBeLessThan(1)
    expect(Math.abs(middle(seal) - middle(date))).toBeLessThan(1)
    expect(Math.abs(184 - date.right - 4 * (156 / 28))).toBeLessThan(1)
  })

  it('has ink under every word of every page', async () => {
    const { bytes } = await print(noticeSample)
    const rasters = pdfRasters(bytes)
    for (const word of pdfWords(bytes)) {
      expect(ink(rasters[word.page - 1]!, word), `${word.text} on page ${word.page}`).toBeGreaterThan(0.01)
    }
  })

  it('gives the same bytes for the same input', async () => {
    const again = new Typesetter(bundledFontSet())
    const first = await print(noticeSample)
    const second = await again.typeset(build(structuredClone(noticeSample)))
    expect(Buffer.from(second.bytes).equals(first.bytes)).toBe(true)
    const other = await print({ ...noticeSample, visitOfYear: 2 })
    expect(Buffer.from(other.bytes).equals(first.bytes)).toBe(false)
  })

  it('leaves out what does not apply', async () => {
    const { bytes } = await print({
      ...noticeSample,
      place: null,
      yearlyLimit: null,
      materials: [],
      assistants: { count: 0 },
      matters: ['登记事项检查'],
      period: { from: '2026-12-30', to: '2027-01-04' },
    })
    const text = textOf(bytes)
    expect(text).toContain('一、检查事项。登记事项检查。二、')
    expect(text).toContain('2026年12月30日至2027年1月4日。三、')
    expect(text).toContain('第1次检查。四、')
    expect(text).toContain('无协助人员。五、需要准备的资料。无需另行准备。六、')
  })
})

describe('the input of a 检查通知书', () => {
  it('is taken when it is whole', () => {
    expect(schema.parse(noticeSample)).toEqual(noticeSample)
  })

  it('names in Chinese what is missing or wrong', () => {
    expect(messages({ ...noticeSample, supervisionPhone: ' ' })).toEqual(['缺少监督电话，补全后才能生成文书'])
    expect(messages({ ...noticeSample, basis: [] })).toEqual(['检查依据至少需要1项，补全后才能生成文书'])
    expect(messages({ ...noticeSample, issuedOn: '2026-02-30' })).toEqual([
      '签发日期应为有效日期，格式为年-月-日',
    ])
    expect(messages({ ...noticeSample, period: { from: '2026-08-12', to: '2026-08-11' } })).toEqual([
      '检查结束日期早于开始日期，改正后才能生成文书',
    ])
    const { organ: _organ, ...withoutOrgan } = noticeSample
    expect(messages(withoutOrgan)).toEqual(['缺少检查机关名称，补全后才能生成文书'])
  })

  it('asks for two different officers', () => {
    const [officer] = noticeSample.officers
    expect(messages({ ...noticeSample, officers: [officer] })).toEqual([
      '检查人员至少需要2项，补全后才能生成文书',
    ])
    expect(messages({ ...noticeSample, officers: [officer, officer] })).toEqual([
      '检查人员的执法证号重复，应为两名以上不同的执法人员',
    ])
  })
})
