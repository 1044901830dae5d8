import { beforeAll, describe, expect, it } from 'vitest'
import { documentKindOf, documentKinds, type InspectionNoticeInput } from '../../../shared/documents/index.ts'
import { Typesetter } from '../../../shared/typesetting/index.ts'
import { bundledFontSet } from '../../tools/fonts.ts'
import { wordsOutside } from '../../tools/page-measures.ts'
import { ink, pdfInfo, pdfRasters, pdfText, pdfWords } from '../../tools/pdf-reader.ts'
import { complaints, printRecord, recordWhere } from './demo-records.ts'
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
        '按照“2026年第二批企业登记事项和公示信息抽查”安排（抽查任务编号：FZ2026-S2-0117），经随机抽取检查对象和检查人员，我局决定对你单位实施行政检查。现将有关事项通知如下：',
        '一、检查依据。《中华人民共和国市场主体登记管理条例》第三十八条、《企业公示信息抽查办法》第四条。',
        '二、检查事项。1.登记事项检查；2.公示信息检查。',
        '三、检查方式和时间。实地检查、书面检查；2026年8月12日至8月14日。检查地点：泉州市丰泽区泉秀街道模拟大厦A座903室。',
        '四、检查频次。本次为我局本年度对你单位实施的第1次行政检查，年度检查频次上限为2次。',
        '五、检查人员。检查员甲（执法证号35050300121）、检查员乙（执法证号35050300147）；协助人员1人（某某会计师事务所），仅提供技术协助，不行使执法权。检查人员入企时主动出示执法证件，并扫描入企码（RQ350503202608120117）登记本次检查。',
        '六、需要准备的资料。1.营业执照正、副本；2.住所（经营场所）使用证明；3.2025年度财务报表和纳税申报表；4.认缴、实缴出资凭证。',
        '七、你单位的权利。你单位有权陈述、申辩。认为检查人员与本次检查有直接利害关系或者有其他关系可能影响公正检查的，有权申请回避。检查人员未出示执法证件的，有权拒绝接受检查。',
        '八、你单位的义务。你单位应当配合检查，如实提供有关资料。不予配合、情节严重的，将依法通过国家企业信用信息公示系统公示。',
        '九、检查纪律。五个严禁：1.严禁逐利检查；2.严禁干扰企业正常生产经营；3.严禁任性处罚；4.严禁下达检查指标；5.严禁变相检查。',
        '八个不得：1.不得接受馈赠、报酬、福利待遇；2.不得参加可能影响公正执法的宴请、娱乐、旅游等活动；3.不得由企业支付消费开支；4.不得转嫁检查费用；5.不得强制指定中介机构；6.不得刻意要求法定代表人到场；7.不得泄露商业秘密；8.不得谋取其他不正当利益。',
        '十、联系和监督。联系人：检查员甲，电话：0595-22000000。监督电话：12345。',
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
    expect(wordsOutside(pdfWords(bytes), pdfRasters(bytes), false, '')).toEqual([])
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
    const other = await print({ ...noticeSample, yearlyLimit: 3 })
    expect(Buffer.from(other.bytes).equals(first.bytes)).toBe(false)
  })

  it('leaves out what does not apply', async () => {
    const { bytes } = await print({
      ...noticeSample,
      place: null,
      yearlyLimit: null,
      materials: [],
      assistants: { count: 0 },
      entryCode: undefined,
      matters: ['登记事项检查'],
      period: { from: '2026-12-30', to: '2027-01-04' },
    })
    const text = textOf(bytes)
    expect(text).toContain('二、检查事项。登记事项检查。三、')
    expect(text).toContain('2026年12月30日至2027年1月4日。四、')
    expect(text).toContain('第1次行政检查。五、')
    expect(text).toContain('无协助人员。六、需要准备的资料。无需另行准备。七、')
  })

  it('carries the mark of its edition at the head of the first page', async () => {
    const edition = { version: 2, replacedVersion: 1, replacedOn: '2026-08-10' }
    const { bytes } = await print({ ...noticeSample, edition })
    const mark = pdfWords(bytes).find((word) => word.text.includes('第2版'))
    expect(mark?.text).toContain('第2版，替代2026年8月10日第1版')
    expect(mark?.page).toBe(1)
    expect(mark!.bottom).toBeLessThan(37)
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
    expect(messages(withoutOrgan)).toEqual(['缺少制发机关名称，补全后才能生成文书'])
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

describe('the notice of a record', () => {
  const kind = documentKindOf('inspection-notice')

  it.each([
    ['enterprise', '你单位'],
    ['individual', '你户'],
    ['cooperative', '你社'],
  ])('speaks to each kind of business in its own way: %s', async (subject, you) => {
    const record = recordWhere(({ business }) => business.kind === subject)
    const text = textOf((await printRecord(kind, record)).bytes)
    expect(text).toContain(`我局决定对${you}实施行政检查`)
    expect(text).toContain(`本次为我局本年度对${you}实施的第`)
    expect(text).toContain(`${you}有权`)
    expect(text).toContain(`${you}应当配合检查`)
    for (const other of ['你单位', '你户', '你社'].filter((word) => word !== you))
      expect(text).not.toContain(other)
  })

  it('takes assistants, limit and 入企码 from what the officer set', async () => {
    const record = recordWhere(({ state }) => state === 'awaiting-notice')
    const choices = {
      assistants: '2',
      assistantsFrom: '某某检验检测院',
      yearlyLimit: '4',
      entryCode: 'RQ-117',
    }
    const text = textOf((await printRecord(kind, record, choices)).bytes)
    expect(text).toContain('协助人员2人（某某检验检测院），仅提供技术协助，不行使执法权。')
    expect(text).toContain('年度检查频次上限为4次。')
    expect(text).toContain('并扫描入企码（RQ-117）登记本次检查。')
    expect(complaints(kind, record, { assistants: '两人' })).toEqual(['协助人员人数应为整数'])
  })

  it('opens in the words of the district', async () => {
    const record = recordWhere(({ state }) => state === 'awaiting-notice')
    const text = '依照{task}，我局对{you}开展检查（{taskNumber}）。'
    const profile = {
      ...record.profile,
      phrases: { 'inspection-notice.opening': [{ from: '2026-01-01', text, background: false }] },
    }
    const printed = textOf((await printRecord(kind, { ...record, profile })).bytes)
    expect(printed).toContain(`依照${record.inspection.task.name}，我局对你单位开展检查`)
  })
})
