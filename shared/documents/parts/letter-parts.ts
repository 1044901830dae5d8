import type { Block } from '../../typesetting/blocks.ts'
import type { EntityKind } from './input-parts.ts'
import { chineseDate } from './wording.ts'

/** Blocks that letters to a business have in common. */

interface Subject {
  readonly kind: EntityKind
  readonly name: string
  readonly codeLabel: string
  readonly code: string
}

/** Whom a letter is for: name with its code. */
export const addresseeBlock = ({ name, codeLabel, code }: Subject): Block => ({
  kind: 'addressee',
  text: `${name}（${codeLabel}${code}）：`,
})

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** Entries as paragraphs of their own, `1.…。` each; a single one without a number. */
export const listed = (entries: readonly string[]): Block[] =>
  entries.map((entry, index) => paragraph(entries.length === 1 ? entry : `${index + 1}.${entry}`))

/** Organ, place of the seal and date, with the room above them. @param on ISO date */
export const sealBlocks = (organ: string, on: string): Block[] => [
  { kind: 'spacer', lines: 1 },
  { kind: 'seal', organ, place: '（印章）', date: chineseDate(on) },
]

/** 签收栏 under a letter that is handed over. */
export const receiptBlocks = (title: string, number: string | null): Block[] => [
  { kind: 'spacer', lines: 0.5 },
  {
    kind: 'signatures',
    head: [
      { text: '签收栏　', slot: 'heiti' },
      { text: number === null ? '本通知书已收到。' : `${number}《${title}》已收到。` },
    ],
    rows: [
      [{ label: '当事人（签名或者盖章）：' }],
      [{ label: '身份或者职务：' }, { label: '联系电话：' }],
      [{ label: '签收时间：', value: '年　　　月　　　日　　　时　　　分' }],
    ],
  },
]
