import type { PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { opinionRow, pairRow, ticks, wideRow } from '../parts/form-rows.ts'
import { paperHead } from '../parts/paper.ts'
import { groundLines } from '../parts/recusal.ts'
import { blankDate, chineseDate, sentences, withoutEndMark } from '../parts/wording.ts'
import { applicants, type RecusalApplicationInput } from './input.ts'

/** Raised whenever wording or order of the application changes. */
export const recusalApplicationVersion = 2
export const recusalApplicationTitle = '回避申请'

/** Composes the application. Pure: the same input gives the same blocks. */
export function recusalApplication(input: RecusalApplicationInput): PrintableDocument {
  return {
    ...paperHead(input, {
      title: `${recusalApplicationTitle}（${input.subject.name}）`,
      template: `recusal-application@${recusalApplicationVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'issuer', text: input.organ },
      { kind: 'title', text: recusalApplicationTitle },
      { kind: 'table', grid: 'label-value-pairs', rows: [...applicationRows(input), decisionRow(input)] },
      ...(input.pending === undefined ? [] : [{ kind: 'note', text: input.pending } as const]),
    ],
  }
}

function applicationRows(input: RecusalApplicationInput): TableRow[] {
  const { applicant, officer, subject, task } = input
  const kinds = Object.entries(applicants).map(([id, name]) => ({ name, chosen: id === applicant.kind }))
  return [
    wideRow('申请人', `${applicant.name}\n${ticks(kinds)}`),
    pairRow(['被申请\n回避的人员', officer.name], ['执法证号', officer.certificateNumber]),
    wideRow('被检查人', `${subject.name}\n${subject.codeLabel}：${subject.code}`),
    wideRow('抽查任务', `${task.name}（任务编号：${task.number}）`),
    wideRow('申请事项', input.request),
    wideRow('回避情形', groundLines(input.grounds)),
    opinionRow('事实和理由', input.facts === '' ? '' : sentences([input.facts]), {
      signature: '申请人（签名或者盖章）：',
      date: input.appliedOn === null ? blankDate : chineseDate(input.appliedOn),
    }),
    wideRow('依　据', `${input.basis.map(withoutEndMark).join('、')}。`),
  ]
}

function decisionRow({ decision, organ }: RecusalApplicationInput): TableRow {
  const marks = ticks([
    { name: '准予回避', chosen: decision?.outcome === 'granted' },
    { name: '驳回申请', chosen: decision?.outcome === 'refused' },
  ])
  const reason = decision?.reason ? `\n理由：${sentences([decision.reason])}` : '\n理由：'
  return opinionRow('行政机关\n负责人决定', `决定机关：${organ}\n${marks}${reason}`, {
    signature: `决定人（签名）：${decision?.decider ?? ''}`,
    date: decision ? chineseDate(decision.decidedOn) : blankDate,
  })
}
