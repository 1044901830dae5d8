import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../../shared/documents/index.ts'
import { changed, complaints, paperFacts, printRecord, recordWhere } from './demo-records.ts'
import { formText } from './read-form.ts'

const declaration = documentKindOf('recusal-declaration')
const application = documentKindOf('recusal-application')
const plain = recordWhere(
  ({ state, business }) => state === 'awaiting-notice' && business.kind === 'enterprise',
)
const { business, officers, task } = plain.inspection
const [one, two] = officers as [(typeof officers)[0], (typeof officers)[0]]
const declaredAt = '2026-08-11T01:36:00.000Z'
const waiting = changed(plain, {
  recusals: [
    { officerId: one.id, conflict: false, declaredAt },
    {
      officerId: two.id,
      conflict: true,
      ground: 'direct-interest',
      relation: '股东',
      note: '本人配偶持有被检查人的股份。',
      declaredAt,
    },
  ],
})

describe('回避声明', () => {
  const head = (officer: typeof one) => [
    '泉州市丰泽区市场监督管理局',
    '回避声明',
    `声明人${officer.name}执法证号${officer.certificateNumber}`,
    `所在单位${business.stationName}`,
    '声明时间2026年8月11日9时36分',
    `被检查人${business.name}统一社会信用代码：${business.code}`,
    `抽查任务${task.name}（任务编号：${task.number}）`,
  ]

  it('of an officer without a conflict says so on one page', async () => {
    const { bytes, pages } = await printRecord(declaration, waiting, { officer: one.id })
    expect(pages).toBe(1)
    expect(formText(bytes)).toBe(
      [
        ...head(one),
        '回避情形☐1.系当事人或者当事人的近亲属☐2.与本案有直接利害关系☐3.与当事人有其他关系，可能影响公正处理☑无上述情形',
        '依据《中华人民共和国行政处罚法》第四十三条、《中华人民共和国公务员法》第七十六条。',
        `声明本人受指派参加对${business.name}的行政检查。经对照上列回避情形，本人与被检查人、与本次检查均不存在应当回避的关系，能够公正履行职责。检查中出现应当回避情形的，本人将立即报告并退出检查。声明人（签名）：年月日`,
      ].join(''),
    )
  })

  it('of an officer with a conflict names ground, relation and facts, and is what is proposed first', async () => {
    const { bytes, pages } = await printRecord(declaration, waiting)
    expect(pages).toBe(1)
    expect(formText(bytes)).toBe(
      [
        ...head(two),
        '回避情形☐1.系当事人或者当事人的近亲属☑2.与本案有直接利害关系☐3.与当事人有其他关系，可能影响公正处理☐无上述情形',
        '与被检查人的关系股东',
        '情况说明本人配偶持有被检查人的股份。',
        '依据《中华人民共和国行政处罚法》第四十三条、《中华人民共和国公务员法》第七十六条。',
        `声明本人受指派参加对${business.name}的行政检查。经对照上列回避情形，本人存在应当回避的情形，现主动申请回避，不再参加本次检查，也不以任何方式影响本次检查。声明人（签名）：年月日`,
        '处理意见☐同意回避，由随机抽取的其他检查人员替换☐其他：负责人（签名）：年月日',
      ].join(''),
    )
  })

  it('exists only for an officer of the record who has declared', () => {
    const none = changed(plain, { recusals: [] })
    const make = (record: typeof plain, officer: string) =>
      declaration.fromRecord(record, paperFacts, { officer })
    expect(make(none, one.id)).toBeNull()
    expect(make(waiting, 'somebody')).toBeNull()
    const offered = declaration.fields[0]!.options!(waiting)
    expect(offered.map(({ label }) => label)).toEqual([
      `${one.name}：没有应当回避的情形`,
      `${two.name}：有应当回避的情形`,
    ])
  })
})

describe('回避申请', () => {
  const rows = (grounds: string) => [
    `被检查人${business.name}统一社会信用代码：${business.code}`,
    `抽查任务${task.name}（任务编号：${task.number}）`,
    `申请事项申请${grounds}回避，不参加对${business.name}的行政检查。`,
  ]

  it('of the officer comes from the declaration, without the sentence on applications by a party', async () => {
    const { bytes, pages } = await printRecord(application, waiting)
    expect(pages).toBe(1)
    expect(formText(bytes)).toBe(
      [
        '泉州市丰泽区市场监督管理局',
        '回避申请',
        `申请人${two.name}☑检查人员本人☐被检查人☐其他利害关系人`,
        `被申请回避的人员${two.name}执法证号${two.certificateNumber}`,
        ...rows(two.name),
        '回避情形☐1.系当事人或者当事人的近亲属☑2.与本案有直接利害关系☐3.与当事人有其他关系，可能影响公正处理',
        '事实和理由本人与被检查人的关系：股东。本人配偶持有被检查人的股份。申请人（签名或者盖章）：2026年8月12日',
        '依据《中华人民共和国行政处罚法》第四十三条、《中华人民共和国公务员法》第七十六条。',
        '行政机关负责人决定决定机关：泉州市丰泽区市场监督管理局☐准予回避☐驳回申请理由：决定人（签名）：年月日',
      ].join(''),
    )
  })

  it('of the party leaves facts to the pen and says that the check goes on until the decision', async () => {
    const text = formText((await printRecord(application, plain, { officer: one.id })).bytes)
    expect(text).toContain(`申请人${business.legalRepresentative}☐检查人员本人☑被检查人☐其他利害关系人`)
    expect(text).toContain('事实和理由申请人（签名或者盖章）：年月日')
    expect(text).toMatch(
      /注：当事人申请回避的，决定作出之前，不停止检查。依据：《中华人民共和国行政处罚法》第四十三条。$/u,
    )
    const other = formText(
      (await printRecord(application, plain, { officer: one.id, applicant: 'other', applicantName: '某某' }))
        .bytes,
    )
    expect(other).not.toContain('不停止检查')
  })

  it('carries the decision: granted, or refused with its reason', async () => {
    const decided = {
      officer: one.id,
      grounds: ['other-relation'],
      facts: '检查人员与我单位有债务纠纷',
      outcome: 'refused',
      decisionReason: '经查，债务纠纷不存在',
      decider: '局长',
      decidedOn: '2026-08-13',
    }
    const text = formText((await printRecord(application, plain, decided)).bytes)
    expect(text).toContain('☑3.与当事人有其他关系，可能影响公正处理')
    expect(text).toContain('☐准予回避☑驳回申请理由：经查，债务纠纷不存在。决定人（签名）：局长2026年8月13日')
    const granted = { ...decided, outcome: 'granted', decisionReason: '' }
    expect(formText((await printRecord(application, plain, granted)).bytes)).toContain('☑准予回避☐驳回申请')
    expect(complaints(application, plain, { ...decided, decisionReason: '', decider: '' })).toContain(
      '缺少决定人，补全后才能生成文书',
    )
    expect(complaints(application, plain, { ...decided, decisionReason: '' })).toEqual([
      '驳回申请的，应写明理由，补全后才能生成文书',
    ])
  })

  it('of an officer is not made without ground and facts', () => {
    expect(complaints(application, plain, { applicant: 'officer' })).toEqual([
      '检查人员本人申请回避的，应写明回避情形和事实，补全后才能生成文书',
    ])
    expect(application.fromRecord(plain, paperFacts, { officer: 'somebody' })).toBeNull()
  })
})
