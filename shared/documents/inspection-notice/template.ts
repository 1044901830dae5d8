import { z } from 'zod'
import type { Block, PrintableDocument } from '../../typesetting/blocks.ts'
import {
  calendarDate,
  officerInput,
  officersInput,
  requiredList,
  requiredText,
  subjectInput,
} from '../parts/input-parts.ts'
import {
  chineseDate,
  chineseOrdinal,
  chinesePeriod,
  numbered,
  sentences,
  withoutEndMark,
} from '../parts/wording.ts'

/** Raised whenever wording or order of the notice changes. */
export const inspectionNoticeVersion = 1
export const inspectionNoticeTitle = '行政检查通知书'

/**
 * What a 检查通知书 prints: the fields of the 随机抽查通知书 and those of the basic format texts for administrative
 * inspection (司法部 2025). Citations, rights, duties and rules of conduct come from the dated law data.
 */
export const inspectionNoticeInput = z
  .object({
    /** Issuing organ, in full. */
    organ: requiredText('检查机关名称', 100),
    /** Document number from the ledger, such as 泉丰市监检通〔2026〕117号; null prints a draft. */
    number: z.string().trim().min(1).max(60).nullable(),
    issuedOn: calendarDate('签发日期'),
    subject: subjectInput,
    /** `name` is the plan or task as it was published. */
    task: z.object({ number: requiredText('抽查任务编号', 60), name: requiredText('抽查任务名称', 200) }),
    /** Legal bases in the order of citation, each with its article: 《市场主体登记管理条例》第三十八条. */
    basis: requiredList('检查依据', requiredText('检查依据', 200)),
    matters: requiredList('检查事项', requiredText('检查事项', 200)),
    methods: requiredList('检查方式', requiredText('检查方式', 40)),
    period: z.object({ from: calendarDate('检查开始日期'), to: calendarDate('检查结束日期') }),
    /** Where the inspection takes place; null where it needs no visit. */
    place: requiredText('检查地点').nullable(),
    officers: officersInput(officerInput),
    /** Persons who assist and have no power of enforcement; `from` names where they come from. */
    assistants: z.object({
      count: z.int({ error: '协助人员人数应为整数' }).min(0, { error: '协助人员人数不能小于零' }),
      from: z.string().trim().max(100).optional(),
    }),
    /** Which inspection of this business in the calendar year it is, counted from 1. */
    visitOfYear: z.int({ error: '本年度检查次数应为整数' }).min(1, { error: '本年度检查次数从1开始' }),
    /** The published upper limit of inspections in the year, if there is one. */
    yearlyLimit: z.int().min(1).nullable(),
    materials: z.array(requiredText('需要准备的资料', 200)),
    /** Whole sentences: 陈述申辩, 申请回避, refusal where no certificate is shown. */
    rights: requiredList('权利告知', requiredText('权利告知', 400)),
    /** Whole sentences: duty to cooperate and what follows if it is not met. */
    duties: requiredList('义务告知', requiredText('义务告知', 400)),
    /** Rules of conduct, such as 五个严禁 and 八个不得, each with its entries. */
    conduct: requiredList(
      '检查纪律',
      z.object({
        name: requiredText('检查纪律名称', 40),
        items: requiredList('检查纪律', requiredText('检查纪律', 200)),
      }),
    ),
    contact: z.object({ name: requiredText('联系人', 60), phone: requiredText('联系电话', 40) }),
    supervisionPhone: requiredText('监督电话', 40),
  })
  .refine((input) => input.period.from <= input.period.to, {
    error: '检查结束日期早于开始日期，改正后才能生成文书',
    path: ['period', 'to'],
  })
export type InspectionNoticeInput = z.infer<typeof inspectionNoticeInput>

/** Composes the notice. Pure: the same input gives the same blocks. */
export function inspectionNotice(input: InspectionNoticeInput): PrintableDocument {
  const { subject } = input
  return {
    title: `${inspectionNoticeTitle}（${subject.name}）`,
    number: input.number,
    organ: input.organ,
    issuedOn: input.issuedOn,
    template: `inspection-notice@${inspectionNoticeVersion}`,
    ...(input.number === null ? { mark: '草稿' } : {}),
    blocks: [
      { kind: 'issuer', text: input.organ },
      { kind: 'title', text: inspectionNoticeTitle },
      { kind: 'number', text: input.number ?? '（草稿，未编号）' },
      { kind: 'addressee', text: `${subject.name}（${subject.codeLabel}${subject.code}）：` },
      { kind: 'paragraph', text: opening(input) },
      ...sections(input).map(
        ([head, text], index): Block => ({
          kind: 'paragraph',
          head: `${chineseOrdinal(index + 1)}、${head}。`,
          text,
        }),
      ),
      { kind: 'spacer', lines: 1 },
      { kind: 'seal', organ: input.organ, place: '（印章）', date: chineseDate(input.issuedOn) },
      { kind: 'spacer', lines: 0.5 },
      receipt(input),
    ],
  }
}

function opening({ basis, task }: InspectionNoticeInput): string {
  return `根据${basis.map(withoutEndMark).join('、')}，按照“${task.name}”安排，经随机抽取检查对象和检查人员（抽查任务编号：${task.number}），我局决定对你单位实施行政检查。现将有关事项通知如下：`
}

function sections(input: InspectionNoticeInput): [head: string, text: string][] {
  const { assistants, officers } = input
  const people = officers
    .map((officer) => `${officer.name}（执法证号${officer.certificateNumber}）`)
    .join('、')
  const helpers =
    assistants.count === 0
      ? '无协助人员'
      : `协助人员${assistants.count}人${assistants.from ? `（${assistants.from}）` : ''}，仅提供技术协助，不行使执法权`
  const limit = input.yearlyLimit === null ? '' : `，年度检查频次上限为${input.yearlyLimit}次`
  const place = input.place === null ? '' : `检查地点：${withoutEndMark(input.place)}。`
  return [
    ['检查事项', numbered(input.matters)],
    [
      '检查方式和时间',
      `${input.methods.join('、')}；${chinesePeriod(input.period.from, input.period.to)}。${place}`,
    ],
    ['检查频次', `本次为我局本年度对你单位实施的第${input.visitOfYear}次检查${limit}。`],
    ['检查人员', `${people}；${helpers}。`],
    ['需要准备的资料', input.materials.length === 0 ? '无需另行准备。' : numbered(input.materials)],
    ['你单位的权利', sentences(input.rights)],
    ['你单位的义务', sentences(input.duties)],
    ['检查纪律', input.conduct.map(({ name, items }) => `${name}：${numbered(items)}`).join('\n')],
    [
      '联系和监督',
      `联系人：${input.contact.name}，电话：${input.contact.phone}；监督电话：${input.supervisionPhone}。`,
    ],
  ]
}

function receipt({ number }: InspectionNoticeInput): Block {
  return {
    kind: 'signatures',
    head: [
      { text: '签收栏　', slot: 'heiti' },
      { text: number === null ? '本通知书已收到。' : `${number}《${inspectionNoticeTitle}》已收到。` },
    ],
    rows: [
      [{ label: '签收人（签名或者盖章）：' }],
      [{ label: '身份或者职务：' }, { label: '联系电话：' }],
      [{ label: '送达方式：' }, { label: '送达人：' }],
      [{ label: '签收时间：', value: '年　　　月　　　日　　　时　　　分' }],
    ],
  }
}
