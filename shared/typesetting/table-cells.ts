import type { TableCell, TableRow } from './blocks.ts'
import { breakLines } from './break-lines.ts'
import { form, page } from './geometry.ts'
import type { MeasuredCharacter, Measurer } from './measure.ts'
import { type Alignment, visible, widthOf } from './set-line.ts'

/** A line of a cell, broken to the cell's width. */
export interface CellLine {
  readonly items: readonly MeasuredCharacter[]
  readonly hard: boolean
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
}

/** Text of forms. */
export const cellStyle = { slot: 'fangsong', size: form.size } as const

/** Height of a cell of so many lines. */
export const heightOf = (lines: number): number =>
  lines === 0 ? 0 : 2 * form.linePadding + (lines - 1) * form.leading + form.size

/** Fewest lines of a split cell on either page. */
const fewestLines = 2

/** Breaks the text of a row's cells; `columns` are the widths of the grid in points. */
export function layCells(measurer: Measurer, row: TableRow, columns: readonly number[]): LaidCell[] {
  let column = 0
  let left: number = page.left
  return row.cells.map((cell) => {
    const width = columns.slice(column, column + (cell.span ?? 1)).reduce((sum, each) => sum + each, 0)
    const measure = width - 2 * form.padding
    const items = measurer.measure(cell.text, cellStyle)
    const lines: CellLine[] = items.length === 0 && cell.foot ? [] : linesOf(items, measure, alignOf(cell))
    const foot = cell.foot ? footLinesOf(measurer, cell.foot, measure) : []
    const laid = {
      cell,
      left,
      width,
      lines: [...lines, ...foot.map((line, index) => ({ ...line, glued: index < foot.length - 1 }))],
      footLines: foot.length,
    }
    column += cell.span ?? 1
    left += width
    return laid
  })
}

const alignOf = (cell: TableCell): Alignment => (cell.role === 'label' ? 'centre' : 'justified')

/** Room between the text of a cell and its foot. */
export const footGap = (cell: LaidCell): number =>
  cell.footLines > 0 && cell.footLines < cell.lines.length ? form.linePadding : 0

function linesOf(items: readonly MeasuredCharacter[], measure: number, align: Alignment): CellLine[] {
  return breakLines(items, () => measure).map((line) => ({
    items: visible(items, line),
    hard: line.hard,
    align,
    shift: 0,
    glued: false,
  }))
}

/** Signature from the middle of the cell on (further left when it is long), date at the right. */
function footLinesOf(measurer: Measurer, foot: NonNullable<TableCell['foot']>, measure: number): CellLine[] {
  const items = measurer.measure(foot.signature, cellStyle)
  const shift = Math.max(0, Math.min(measure / 2, measure - widthOf(items)))
  const signature = linesOf(items, measure - shift, 'left').map((line) => ({ ...line, shift }))
  return [...signature, ...linesOf(measurer.measure(foot.date, cellStyle), measure, 'right')]
}

/** Splits the cells of a row so that the first part fits into `room`; null when that can't be done well. */
export function splitCells(cells: readonly LaidCell[], room: number): [LaidCell[], LaidCell[]] | null {
  const now: LaidCell[] = []
  const later: LaidCell[] = []
  for (const cell of cells) {
    if (cell.cell.role === 'label') {
      if (heightOf(cell.lines.length) > room) return null
      now.push(cell)
      later.push(cell)
      continue
    }
    const fitting = Math.floor((room - 2 * form.linePadding - form.size) / form.leading) + 1
    let count =
      cell.lines.length <= fitting ? cell.lines.length : Math.min(fitting, cell.lines.length - fewestLines)
    while (count > 0 && cell.lines[count - 1]!.glued) count -= 1
    if (count < Math.min(fewestLines, cell.lines.length)) return null
    const footNow = Math.max(0, count - (cell.lines.length - cell.footLines))
    now.push({ ...cell, lines: cell.lines.slice(0, count), footLines: footNow })
    later.push({ ...cell, lines: cell.lines.slice(count), footLines: cell.footLines - footNow })
  }
  return [now, later]
}
