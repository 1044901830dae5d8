import type { PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { stepRow } from '../parts/approval-steps.ts'
import { codeLabelText, label, opinionRow, value, wideRow } from '../parts/form-rows.ts'
import { type EntityKind, entityKindNames } from '../parts/input-parts.ts'
import { numberLine, paperHead } from '../parts/paper.ts'
import {
  blankDate,
  chineseDate,
  chinesePeriod,
  numbered,
  sentenceOf,
  sentences,
  withoutEndMark,
} from '../parts/wording.ts'
import type { ListingApprovalInput } from './input.ts'

/** Raised whenever wording or order of the form changes. */
export const listingApprovalVersion = 2
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
    ...paperHead(input, {
      title: `${words.title.replace('\n', '')}（${subject.name}）`,
      template: `listing-approval-form@${listingApprovalVersion}`,
      numbered: true,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'title', text: words.title },
      {
        kind: 'table-caption',
        left: `承办单位：${input.station}`,
        right: `编号：${numberLine(input.number)}`,
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
    wideRow('名称', subject.name),
    {
      cells: [
        label(codeLabelText(subject.codeLabel)),
        value(subject.code),
        label('主体类型'),
        value(entityKindNames[subject.kind]),
      ],
    },
    wideRow(words.address, subject.address),
    ...(subject.proprietorAddress === null ? [] : [wideRow('经营者住所', subject.proprietorAddress)]),
    { cells: [label(words.person), value(subject.representative), label('联系电话'), value(subject.phone)] },
    wideRow('抽查任务', `${task.name}（编号：${task.number}）`),
  ]
}

function caseRows(input: ListingApprovalInput): TableRow[] {
  const { measure } = kindWords[input.subject.kind]
  const action = input.subject.kind === 'individual' ? '标记' : '列入'
  return [
    wideRow(`${action}事由`, withoutEndMark(input.ground)),
    wideRow('检查情况', inspectionFacts(input)),
    wideRow('适用条款', input.clauses.map(withoutEndMark).join('、')),
    wideRow('当前在列\n记录', input.currentListings.length === 0 ? '无。' : sentences(input.currentListings)),
    wideRow('证据清单', numbered(input.evidence.map(({ name, pieces }) => `${name}${pieces}件`))),
    wideRow('拟作决定', `拟对${input.subject.name}作出${measure}的决定，并予以公示。`),
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
      ? [wideRow('决定书文号', decision.number ?? '')]
      : [
          wideRow(
            '决定',
            `不予${input.subject.kind === 'individual' ? '标记' : '列入'}。理由：${withoutEndMark(decision.refused)}。`,
          ),
        ]),
    wideRow('公示日期', decision.publishedOn === null ? '' : chineseDate(decision.publishedOn)),
  ]
}
