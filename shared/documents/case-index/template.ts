import type { PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { label, middle, value } from '../parts/form-rows.ts'
import { paperHead } from '../parts/paper.ts'
import type { CaseIndexInput } from './input.ts'

/** Raised whenever wording or order of the paper changes. */
export const caseIndexVersion = 1
export const caseIndexTitle = '卷内目录'

/** Empty rows of an index in which nothing stands yet. */
const emptyRows = 5

/** Composes the index. Pure: the same input gives the same blocks. */
export function caseIndex(input: CaseIndexInput): PrintableDocument {
  return {
    ...paperHead(input, {
      title: `${caseIndexTitle}（${input.business}）`,
      template: `case-index@${caseIndexVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'title', text: caseIndexTitle },
      {
        kind: 'table-caption',
        left: `当事人：${input.business}`,
        right: input.fileNumber === null ? '' : `归档号：${input.fileNumber}`,
      },
      { kind: 'table', grid: 'file-index', rows: rows(input) },
    ],
  }
}

function rows({ items }: CaseIndexInput): TableRow[] {
  const empty = Array.from({ length: items.length === 0 ? emptyRows : 0 }, () => ['', '', '', '', '', '', ''])
  const filled = items.map(({ number, author, title, on, pages, note }, index) => [
    String(index + 1),
    number,
    author,
    title,
    on.replaceAll('-', ''),
    pages,
    note,
  ])
  return [
    {
      part: 'head',
      cells: ['序号', '文号', '责任者', '题名', '日期', '页次', '备注'].map((name) => label(name)),
    },
    ...[...filled, ...empty].map(
      (texts): TableRow => ({
        cells: texts.map((text, column) => (column >= 1 && column <= 3 ? value(text) : middle(text))),
      }),
    ),
  ]
}
