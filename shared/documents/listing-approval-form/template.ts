import type { PrintableDocument, TableCell, TableRow } from '../../typesetting/blocks.ts'
import { type EntityKind, entityKindNames } from '../parts/input-parts.ts'
import {
  blankDate,
  chineseDate,
  chinesePeriod,
  numbered,
  sentenceOf,
  sentences,
  withoutEndMark,
} from '../parts/wording.ts'
import type { ApprovalStep, ListingApprovalInput } from './input.ts'

/** Raised whenever wording or order of the form changes. */
export const listingApprovalVersion = 1
export const listingApprovalTitle = '经营异常名录审批表'

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
  const { officers, bureau = '区局', bureauReview, decision } = input
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
    stepRow(`${bureau}审核意见`, '审核人', bureauReview.step, `${bureauReview.department}：\n`),
    stepRow(`${bureau}领导\n审批意见`, '审批人', input.bureauApproval),
    ...(decision.refused === undefined
      ? [row('决定书文号', decision.number ?? '')]
      : [
          row(
            '决定',
            `不予${input.subject.kind === 'individual' ? '标记' : '列入'}。理由：${withoutEndMark(decision.refused)}。`,
          ),
        ]),
    row('公示日期', decision.publishedOn === null ? '' : chineseDate(decision.publishedOn)),
  ]
}

/** An undecided step leaves room for opinion, signature and date by hand. */
function stepRow(name: string, signer: string, decided: ApprovalStep, heading = ''): TableRow {
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
