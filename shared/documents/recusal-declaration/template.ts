import type { PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { opinionRow, pairRow, wideRow } from '../parts/form-rows.ts'
import { paperHead } from '../parts/paper.ts'
import { groundLines } from '../parts/recusal.ts'
import { blankDate, sentences, withoutEndMark } from '../parts/wording.ts'
import type { RecusalDeclarationInput } from './input.ts'

/** Raised whenever wording or order of the declaration changes. */
export const recusalDeclarationVersion = 2
export const recusalDeclarationTitle = '回避声明'

/** Composes the declaration. Pure: the same input gives the same blocks. */
export function recusalDeclaration(input: RecusalDeclarationInput): PrintableDocument {
  const { declarant, subject } = input
  return {
    ...paperHead(input, {
      title: `${recusalDeclarationTitle}（${declarant.name}，${subject.name}）`,
      template: `recusal-declaration@${recusalDeclarationVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'issuer', text: input.organ },
      { kind: 'title', text: recusalDeclarationTitle },
      { kind: 'table', grid: 'label-value-pairs', rows: rows(input) },
    ],
  }
}

function rows(input: RecusalDeclarationInput): TableRow[] {
  const { conflict, declarant, subject, task } = input
  const none = `${conflict === null ? '☑' : '☐'}无上述情形`
  return [
    pairRow(['声明人', declarant.name], ['执法证号', declarant.certificateNumber]),
    wideRow('所在单位', input.station),
    wideRow('声明时间', input.declaredAt),
    wideRow('被检查人', `${subject.name}\n${subject.codeLabel}：${subject.code}`),
    wideRow('抽查任务', `${task.name}（任务编号：${task.number}）`),
    wideRow('回避情形', `${groundLines(conflict ? [conflict.ground] : [])}\n${none}`),
    ...(conflict === null
      ? []
      : [wideRow('与被检查人\n的关系', conflict.relation), wideRow('情况说明', sentences([conflict.note]))]),
    wideRow('依　据', `${input.basis.map(withoutEndMark).join('、')}。`),
    opinionRow('声　明', input.statement, { signature: '声明人（签名）：', date: blankDate }),
    ...(conflict === null
      ? []
      : [
          opinionRow('处理意见', '☐同意回避，由随机抽取的其他检查人员替换\n☐其他：', {
            signature: '负责人（签名）：',
            date: blankDate,
          }),
        ]),
  ]
}
