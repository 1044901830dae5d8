import type { TableCell, TableRow } from '../../typesetting/blocks.ts'

/** Cells and rows that forms have in common. */

export const label = (text: string, span = 1): TableCell => ({ role: 'label', text, span })
export const value = (text: string, span = 1): TableCell => ({ role: 'value', text, span })
export const middle = (text: string, span = 1): TableCell => ({ role: 'middle', text, span })

/** A label and a value over the rest of a row of four columns. */
export const wideRow = (name: string, text: string): TableRow => ({ cells: [label(name), value(text, 3)] })

/** Two labels with their values. */
export const pairRow = (
  first: [name: string, text: string],
  second: [name: string, text: string],
): TableRow => ({
  cells: [label(first[0]), value(first[1]), label(second[0]), value(second[1])],
})

/** A label, and room for an opinion with the signature under it; four columns. */
export const opinionRow = (
  name: string,
  text: string,
  foot: { readonly signature: string; readonly date: string },
): TableRow => ({ room: 'opinion', cells: [label(name), { ...value(text, 3), foot }] })

/** A label and a signature, without the room that an opinion takes; four columns. */
export const signatureRow = (
  name: string,
  text: string,
  foot: { readonly signature: string; readonly date: string },
): TableRow => ({ cells: [label(name), { ...value(text, 3), foot }] })

/** Label of a code in a narrow column. */
export const codeLabelText = (codeLabel: '统一社会信用代码' | '注册号'): string =>
  codeLabel === '注册号' ? '注册号' : '统一社会\n信用代码'

/** ☑ before what applies and ☐ before what does not, one after the other. */
export const ticks = (options: readonly { name: string; chosen: boolean }[]): string =>
  options.map(({ name, chosen }) => `${chosen ? '☑' : '☐'}${name}`).join('　')
