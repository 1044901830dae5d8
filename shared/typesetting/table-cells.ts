import type { TableCell, TableRow } from './blocks.ts'
import { form, size } from './geometry.ts'
import { type BrokenLine, linesOf } from './lines.ts'
import type { Measurer, TextStyle } from './measure.ts'
import { type Alignment, widthOf } from './set-line.ts'

/** A line of a cell, broken to the cell's width. */
export interface CellLine extends BrokenLine {
  readonly align: Alignment
  /** Distance from the left edge of the cell's text, in points. */
  readonly shift: number
  /** Stays on one page with the line after it. */
  readonly glued: boolean
}

/** A cell with its lines: what is left of it to be set. */
export interface LaidCell {
  readonly cell: TableCell
  readonly left: number
  readonly width: number
  readonly lines: readonly CellLine[]
  /** How many of the lines stand at the foot of the cell. */
  readonly footLines: number
  /** The cell stood on an earlier page already and is only said again. */
  readonly repeated: boolean
}

/** Columns of a table on the sheet, and the text that suits their number. */
export interface TableLook {
  readonly left: number
  /** In points. */
  readonly columns: readonly number[]
  readonly style: TextStyle
  readonly leading: number
}

/** From this number of columns on a table is set in 五号. */
const manyColumns = 6

/** @param columns widths in points */
export function tableLook(left: number, columns: readonly number[]): TableLook {
  return columns.length < manyColumns
    ? { left, columns, style: { slot: 'fangsong', size: size.smallFour }, leading: 19.5 }
    : { left, columns, style: { slot: 'fangsong', size: size.five }, leading: 16.5 }
}

/** Height of a cell of so many lines. */
export const heightOf = (look: TableLook, lines: number): number =>
  lines === 0 ? 0 : 2 * form.linePadding + (lines - 1) * look.leading + look.style.size

/** Height of a row: of its highest cell, with room between a cell's text and its foot. */
export const rowHeight = (look: TableLook, cells: readonly LaidCell[]): number =>
  Math.max(...cells.map((cell) => heightOf(look, cell.lines.length) + footGap(cell)))

/** Room between the text of a cell and its foot. */
const footGap = (cell: LaidCell): number =>
  cell.footLines > 0 && cell.footLines < cell.lines.length ? form.linePadding : 0

/** Breaks the text of a row's cells. */
export function layCells(measurer: Measurer, row: TableRow, look: TableLook): LaidCell[] {
  let column = 0
  let left = look.left
  const style: TextStyle = row.part === undefined ? look.style : { ...look.style, slot: 'heiti' }
  return row.cells.map((cell) => {
    const width = look.columns.slice(column, column + (cell.span ?? 1)).reduce((sum, each) => sum + each, 0)
    const measure = width - 2 * form.padding
    const items = measurer.measure(cell.text, style)
    const broken = items.length === 0 && cell.foot ? [] : linesOf(items, measure)
    const lines = broken.map((line) => ({ ...line, align: alignOf(row, cell), shift: 0, glued: false }))
    const foot = cell.foot ? footLinesOf(measurer, look, cell.foot, measure) : []
    column += cell.span ?? 1
    left += width
    return {
      cell,
      left: left - width,
      width,
      lines: [...lines, ...foot.map((line, index) => ({ ...line, glued: index < foot.length - 1 }))],
      footLines: foot.length,
      repeated: false,
    }
  })
}

const alignOf = (row: TableRow, cell: TableCell): Alignment =>
  row.part === 'head' || cell.role !== 'value' ? 'centre' : 'justified'

/** Signature from the middle of the cell on (further left when it is long), date at the right. */
function footLinesOf(
  measurer: Measurer,
  look: TableLook,
  foot: NonNullable<TableCell['foot']>,
  measure: number,
): CellLine[] {
  const items = measurer.measure(foot.signature, look.style)
  const shift = Math.max(0, Math.min(measure / 2, measure - widthOf(items)))
  const placed = (lines: readonly BrokenLine[], align: Alignment, by: number): CellLine[] =>
    lines.map((line) => ({ ...line, align, shift: by, glued: false }))
  return [
    ...placed(linesOf(items, measure - shift), 'left', shift),
    ...placed(linesOf(measurer.measure(foot.date, look.style), measure), 'right', 0),
  ]
}
