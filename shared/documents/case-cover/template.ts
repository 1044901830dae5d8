import type { PrintableDocument } from '../../typesetting/blocks.ts'
import { pairRow, wideRow } from '../parts/form-rows.ts'
import { paperHead } from '../parts/paper.ts'
import { chineseDate } from '../parts/wording.ts'
import type { CaseCoverInput } from './input.ts'

/** Raised whenever wording or order of the cover changes. */
export const caseCoverVersion = 3
export const caseCoverTitle = '卷宗封面'

/** Composes the cover. Pure: the same input gives the same blocks. */
export function caseCover(input: CaseCoverInput): PrintableDocument {
  const pages = input.pages === null ? '　　' : String(input.pages)
  return {
    ...paperHead(input, {
      title: `${caseCoverTitle}（${input.party}）`,
      template: `case-cover@${caseCoverVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    pageNumbers: 'none',
    blocks: [
      { kind: 'cover-title', text: `${input.organ}\n${input.category}案卷` },
      {
        kind: 'table',
        grid: 'label-value-pairs',
        rows: [
          pairRow(['全宗名称', input.organ], ['全宗号', input.fonds]),
          pairRow(['类别', input.category], ['年度', `${input.year}年`]),
          pairRow(['归档号', input.fileNumber ?? ''], ['保管期限', input.retention]),
          wideRow('文号', input.documentNumber),
          wideRow('题名', input.subject),
          wideRow('当事人', `${input.party}（${input.code}）`),
          wideRow('处理结果', input.result),
          pairRow(['承办单位', input.station], ['承办人', input.officers]),
          wideRow('起止日期', `${chineseDate(input.from)}至${chineseDate(input.to)}`),
          pairRow(['件数页数', `${input.pieces}件${pages}页`], ['移交单位', input.handedTo ?? '']),
          pairRow(['立卷人', ''], ['检查人', '']),
          wideRow('立卷日期', '　　　　年　　月　　日'),
        ],
      },
    ],
  }
}
