import type { PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { addressNames, representativeNames } from '../parts/addressed.ts'
import { codeLabelText, opinionRow, pairRow, ticks, wideRow } from '../parts/form-rows.ts'
import { entityKindNames } from '../parts/input-parts.ts'
import { numberLine, paperHead } from '../parts/paper.ts'
import { assistantWords, officerWords } from '../parts/visit.ts'
import { blankDate, chinesePeriod, numbered, sentences, withoutEndMark } from '../parts/wording.ts'
import type { InspectionApprovalInput } from './input.ts'

/** Raised whenever wording or order of the form changes. */
export const inspectionApprovalVersion = 1
export const inspectionApprovalTitle = '行政检查审批表'

/** Composes the form. Pure: the same input gives the same blocks. */
export function inspectionApprovalForm(input: InspectionApprovalInput): PrintableDocument {
  return {
    ...paperHead(input, {
      title: `${inspectionApprovalTitle}（${input.subject.name}）`,
      template: `inspection-approval-form@${inspectionApprovalVersion}`,
      numbered: true,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'issuer', text: input.organ },
      { kind: 'title', text: inspectionApprovalTitle },
      {
        kind: 'table-caption',
        left: `承办机构：${input.station}`,
        right: `编号：${numberLine(input.number)}`,
      },
      {
        kind: 'table',
        grid: 'visit-pairs',
        rows: [...subjectRows(input), ...visitRows(input), ...opinionRows(input)],
      },
      ...(input.rule === undefined ? [] : [{ kind: 'note', text: input.rule } as const]),
    ],
  }
}

function subjectRows({ subject, source }: InspectionApprovalInput): TableRow[] {
  return [
    wideRow('被检查人', subject.name),
    pairRow([codeLabelText(subject.codeLabel), subject.code], ['主体类型', entityKindNames[subject.kind]]),
    wideRow(
      addressNames[subject.kind].replace('（', '\n（').replace('登记的经营', '登记的\n经营'),
      subject.address,
    ),
    pairRow(
      [representativeNames[subject.kind].replace('（', '\n（'), subject.representative],
      ['联系电话', subject.phone],
    ),
    wideRow('任务来源', source),
  ]
}

function visitRows(input: InspectionApprovalInput): TableRow[] {
  const { period, urgent, yearlyLimit } = input
  const limit = yearlyLimit === null ? '' : `，年度上限${yearlyLimit}次`
  const marks = ticks([
    { name: '否', chosen: urgent === null },
    { name: '是', chosen: urgent !== null },
  ])
  return [
    wideRow('检查事项', numbered(input.matters)),
    wideRow('检查依据', `${input.basis.map(withoutEndMark).join('、')}。`),
    pairRow(['检查方式', input.methods.join('、')], ['拟检查时间', chinesePeriod(period.from, period.to)]),
    ...(input.place === null ? [] : [wideRow('检查地点', input.place)]),
    wideRow('检查人员', input.officers.map(officerWords).join('\n')),
    pairRow(
      ['协助人员', assistantWords(input.assistants)],
      ['检查频次', `本年度第${input.visitOfYear}次${limit}`],
    ),
    wideRow(
      '紧急补办',
      urgent === null
        ? marks
        : `${marks}\n紧急情形：${sentences([urgent.reason])}\n报告时间：${withoutEndMark(urgent.reportedAt)}。`,
    ),
  ]
}

function opinionRows({ handlerOpinion }: InspectionApprovalInput): TableRow[] {
  const signed = (signer: string) => ({ signature: `${signer}（签名）：`, date: blankDate })
  return [
    opinionRow('承办意见', sentences([handlerOpinion]), signed('承办人')),
    opinionRow('承办部门\n负责人意见', '', signed('负责人')),
    opinionRow('行政执法主体\n负责人审批', '', signed('审批人')),
  ]
}
