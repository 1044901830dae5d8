import { z } from 'zod'
import type { PrintableDocument, TableCell, TableRow } from '../typesetting/blocks.ts'
import {
  calendarDate,
  type EntityKind,
  entityKindNames,
  officerInput,
  officersInput,
  requiredList,
  requiredText,
  subjectInput,
} from './input-parts.ts'
import {
  blankDate,
  chineseDate,
  chinesePeriod,
  numbered,
  sentenceOf,
  sentences,
  withoutEndMark,
} from './wording.ts'

/** Raised whenever wording or order of the form changes. */
export const listingApprovalVersion = 1
export const listingApprovalTitle = '经营异常名录审批表'

/** A step of the approval chain: empty until decided, then its opinion, signer and date. */
const decidedStep = z.object({
  opinion: requiredText('审批意见', 500),
  name: requiredText('审批人姓名', 60),
  decidedOn: calendarDate('审批日期'),
})
const step = decidedStep.nullable()

/** A posting to the registered address (丰泽 F4–F6). */
const mailing = z.object({
  sentOn: calendarDate('寄出日期'),
  method: requiredText('邮寄方式', 20),
  trackingNumber: requiredText('邮件号', 40),
  /** Whole outcome: 无人签收，2026年7月7日退回. */
  outcome: requiredText('邮寄结果', 200),
})

/** What a 经营异常名录审批表 prints (丰泽 F14: 检查情况 and 适用条款, 所负责人 → 区局审核 → 区局审批). */
export const listingApprovalInput = z.object({
  /** Deciding organ (区局), in full. */
  organ: requiredText('决定机关名称', 100),
  /** 市场监管所 that handles the listing. */
  station: requiredText('市场监管所名称', 100),
  /** Number of the form, where the district numbers it; null prints a draft. */
  number: z.string().trim().min(1).max(60).nullable(),
  issuedOn: calendarDate('制表日期'),
  subject: subjectInput.extend({
    address: requiredText('登记的住所（经营场所）'),
    /** Address of the operator: 无法联系 of an 个体工商户 means both addresses. Null where it plays no part. */
    proprietorAddress: requiredText('经营者住所').nullable(),
    representative: requiredText('法定代表人（负责人、经营者）', 60),
    phone: requiredText('联系电话', 40),
  }),
  task: z.object({ name: requiredText('抽查任务名称', 200), number: requiredText('抽查任务编号', 60) }),
  /** Ground in the words of the rule: 通过登记的住所或者经营场所无法联系的. */
  ground: requiredText('列入事由', 200),
  /** Citations that carry the decision, from the dated law data; editable by the officer. */
  clauses: requiredList('适用条款', requiredText('适用条款', 200)),
  findings: z.object({
    period: z.object({ from: calendarDate('检查开始日期'), to: calendarDate('检查结束日期') }),
    /** What was found, as whole sentences. */
    facts: requiredText('检查情况', 4000),
    mailings: z.array(mailing).max(9),
    /** Days between the first two postings, counted by the rules; null where nothing was posted twice. */
    mailingInterval: z.int().min(0).nullable(),
    /** Reminder before listing (丰泽 F7): one whole sentence for each call or message. */
    reminders: z.array(requiredText('列异提醒', 300)),
    /** Whole sentences on what was checked before: 歇业备案, 迁出注销, already listed. */
    priorChecks: z.array(requiredText('前置核查', 300)),
  }),
  /** Listings in force, each as one sentence; empty when there is none. */
  currentListings: z.array(requiredText('当前在列记录', 300)),
  evidence: requiredList(
    '证据清单',
    z.object({ name: requiredText('证据名称', 200), pieces: z.int().min(1) }),
  ),
  officers: officersInput(
    officerInput.extend({
      opinion: requiredText('承办人意见', 500),
      signedOn: calendarDate('承办人签名日期').nullable(),
    }),
  ),
  stationHead: step,
  /** `department` is the bureau's section that reviews, such as 信用监督管理股. */
  bureauReview: z.object({ department: requiredText('区局审核部门', 60), step }),
  bureauApproval: step,
  decision: z.object({
    number: z.string().trim().min(1).max(60).nullable(),
    publishedOn: calendarDate('公示日期').nullable(),
  }),
})
export type ListingApprovalInput = z.infer<typeof listingApprovalInput>
type Step = z.infer<typeof step>

/**
 * Words that differ by kind of entity. An 个体工商户 is not put on the list but marked as abnormal
 * (个体工商户年度报告暂行办法); a cooperative is listed under rules of its own.
 */
const kindWords: Readonly<
  Record<EntityKind, { measure: string; title: string; person: string; address: string }>
> = {
  enterprise: {
    measure: '列入经营异常名录',
    title: '经营异常名录审批表',
    person: '法定代表人\n（负责人）',
    address: '登记住所\n（经营场所）',
  },
  cooperative: {
    measure: '列入经营异常名录',
    title: '农民专业合作社\n经营异常名录审批表',
    person: '法定代表人',
    address: '登记住所',
  },
  individual: {
    measure: '标记为经营异常状态',
    title: '个体工商户\n经营异常状态标记审批表',
    person: '经营者',
    address: '登记的\n经营场所',
  },
}

/** Composes the form. Pure: the same input gives the same blocks. */
export function listingApprovalForm(input: ListingApprovalInput): PrintableDocument {
  const { subject } = input
  const words = kindWords[subject.kind]
  return {
    title: `${words.title.replace('\n', '')}（${subject.name}）`,
    number: input.number,
    organ: input.organ,
    issuedOn: input.issuedOn,
    template: `listing-approval-form@${listingApprovalVersion}`,
    ...(input.number === null ? { mark: '草稿' } : {}),
    blocks: [
      { kind: 'title', text: words.title },
      {
        kind: 'table-caption',
        left: `承办单位：${input.station}`,
        right: input.number === null ? '编号：（草稿，未编号）' : `编号：${input.number}`,
      },
      {
        kind: 'table',
        grid: 'label-value-pairs',
        rows: [...identityRows(input), ...caseRows(input), ...opinionRows(input)],
      },
    ],
  }
}

function identityRows({ subject, task }: ListingApprovalInput): TableRow[] {
  const words = kindWords[subject.kind]
  return [
    row('名称', subject.name),
    {
      cells: [
        label(subject.codeLabel === '注册号' ? '注册号' : '统一社会\n信用代码'),
        value(subject.code),
        label('主体类型'),
        value(entityKindNames[subject.kind]),
      ],
    },
    row(words.address, subject.address),
    ...(subject.proprietorAddress === null ? [] : [row('经营者住所', subject.proprietorAddress)]),
    { cells: [label(words.person), value(subject.representative), label('联系电话'), value(subject.phone)] },
    row('抽查任务', `${task.name}（编号：${task.number}）`),
  ]
}

function caseRows(input: ListingApprovalInput): TableRow[] {
  const { measure } = kindWords[input.subject.kind]
  const action = input.subject.kind === 'individual' ? '标记' : '列入'
  return [
    row(`${action}事由`, withoutEndMark(input.ground)),
    row('检查情况', inspectionFacts(input)),
    row('适用条款', input.clauses.map(withoutEndMark).join('、')),
    row('当前在列\n记录', input.currentListings.length === 0 ? '无。' : sentences(input.currentListings)),
    row('证据清单', numbered(input.evidence.map(({ name, pieces }) => `${name}${pieces}件`))),
    row('拟作决定', `拟对${input.subject.name}作出${measure}的决定，并予以公示。`),
  ]
}

function inspectionFacts({ findings }: ListingApprovalInput): string {
  const { from, to } = findings.period
  const mailings = findings.mailings.map(
    (each, index) =>
      `第${index + 1}次邮寄：${chineseDate(each.sentOn)}以${each.method}寄出，邮件号${each.trackingNumber}，${withoutEndMark(each.outcome)}。`,
  )
  const interval = findings.mailingInterval === null ? [] : [`两次邮寄间隔${findings.mailingInterval}日。`]
  return [
    `检查时间：${chinesePeriod(from, to)}。`,
    sentences([findings.facts]),
    ...mailings,
    ...interval,
    ...(findings.reminders.length === 0 ? [] : [`提醒记录：${sentences(findings.reminders)}`]),
    ...(findings.priorChecks.length === 0 ? [] : [`前置核查：${sentenceOf(findings.priorChecks)}`]),
  ].join('\n')
}

function opinionRows(input: ListingApprovalInput): TableRow[] {
  const { officers, bureauReview, decision } = input
  return [
    ...officers.map((officer, index) =>
      opinionRow(
        `承办人意见\n（${index + 1}）`,
        `承办人：${officer.name}（执法证号${officer.certificateNumber}）\n${sentences([officer.opinion])}`,
        officer.signedOn === null
          ? { signature: '承办人（签名）：', date: blankDate }
          : { signature: `承办人（签名）：${officer.name}`, date: chineseDate(officer.signedOn) },
      ),
    ),
    stepRow('市场监管所\n负责人\n审核意见', '负责人', input.stationHead),
    stepRow('区局审核意见', '审核人', bureauReview.step, `${bureauReview.department}：\n`),
    stepRow('区局领导\n审批意见', '审批人', input.bureauApproval),
    row('决定书文号', decision.number ?? ''),
    row('公示日期', decision.publishedOn === null ? '' : chineseDate(decision.publishedOn)),
  ]
}

/** An undecided step leaves room for opinion, signature and date by hand. */
function stepRow(name: string, signer: string, decided: Step, heading = ''): TableRow {
  if (decided === null)
    return opinionRow(name, heading, { signature: `${signer}（签名）：`, date: blankDate })
  return opinionRow(name, `${heading}${sentences([decided.opinion])}`, {
    signature: `${signer}（签名）：${decided.name}`,
    date: chineseDate(decided.decidedOn),
  })
}

const label = (text: string): TableCell => ({ role: 'label', text })
const value = (text: string, span = 1): TableCell => ({ role: 'value', text, span })
/** A label and a value over the rest of the row. */
const row = (name: string, text: string): TableRow => ({ cells: [label(name), value(text, 3)] })

function opinionRow(name: string, text: string, foot: TableCell['foot']): TableRow {
  return { room: 'opinion', cells: [label(name), { ...value(text, 3), foot }] }
}
