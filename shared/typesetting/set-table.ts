import type { Block, TableCell, TableRow } from './blocks.ts'
import { breakLines } from './break-lines.ts'
import type { Flow } from './flow.ts'
import { formGrids } from './form-grids.ts'
import { form, mm, page } from './geometry.ts'
import type { MeasuredCharacter } from './measure.ts'
import type { PageContent } from './page-content.ts'
import { type Alignment, setLine, visible, widthOf } from './set-line.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

interface CellLine {
  readonly items: readonly MeasuredCharacter[]
  readonly hard: boolean
  readonly align: Alignment
  /** Distance from the left edge of the cell's text, in points. */
  readonly shift: number
  /** Stays on one page with the line after it. */
  readonly glued: boolean
}

interface LaidCell {
  readonly cell: TableCell
  readonly left: number
  readonly width: number
  readonly lines: readonly CellLine[]
  /** How many of the lines stand at the foot of the cell. */
  readonly footLines: number
}

const style = { slot: 'fangsong', size: form.size } as const

const heightOf = (lines: number): number =>
  lines === 0 ? 0 : 2 * form.linePadding + (lines - 1) * form.leading + form.size

/** Rows up to this height are not split. An opinion and its signature belong on one page, however long. */
const keepWhole = { line: page.depth / 3, opinion: page.depth } as const
/** Fewest lines of a split cell on either page. */
const fewestLines = 2

/** Sets a form: cells grow with their text, rows go over to the next page, borders are closed on each page. */
export function setTable(flow: Flow, table: TableBlock): void {
  const columns = formGrids[table.grid].map(mm)
  let top = flow.y
  let startsFragment = true

  const close = (): void => {
    if (flow.y > top) outerBorder(flow.page, top, flow.y)
  }
  const turnPage = (): void => {
    close()
    flow.newPage()
    top = flow.y
    startsFragment = true
  }
  for (const row of table.rows) {
    let cells = layCells(flow, row, columns)
    let minimum = row.room === 'opinion' ? form.opinionRoom : form.minimumRow
    while (true) {
      const height = Math.max(minimum, ...cells.map((cell) => heightOf(cell.lines.length) + footGap(cell)))
      const split = height <= flow.room ? null : splitCells(cells, flow.room)
      if (
        height > flow.room &&
        (height <= keepWhole[row.room ?? 'line'] || split === null) &&
        !(startsFragment && flow.atTop)
      ) {
        turnPage()
        continue
      }
      const [now, later] = split ?? [cells, null]
      const depth = later === null ? height : flow.room
      setRow(flow.page, now, flow.y, depth, startsFragment)
      flow.y += depth
      startsFragment = false
      if (later === null) break
      cells = later
      minimum = form.minimumRow
      turnPage()
    }
  }
  close()
  flow.y += form.leading - form.size
}

/** One line over a table, a text at either end. */
export function setTableCaption(flow: Flow, block: Extract<Block, { kind: 'table-caption' }>): void {
  flow.need(form.leading + form.minimumRow)
  const place = { left: page.left, measure: page.measure, top: flow.y }
  setLine(flow.page, flow.measurer.measure(block.left, style), true, { ...place, align: 'left' })
  setLine(flow.page, flow.measurer.measure(block.right, style), true, { ...place, align: 'right' })
  flow.y += form.leading
}

function layCells(flow: Flow, row: TableRow, columns: readonly number[]): LaidCell[] {
  let column = 0
  let left: number = page.left
  return row.cells.map((cell) => {
    const width = columns.slice(column, column + (cell.span ?? 1)).reduce((sum, each) => sum + each, 0)
    const measure = width - 2 * form.padding
    const items = flow.measurer.measure(cell.text, style)
    const lines: CellLine[] = items.length === 0 && cell.foot ? [] : linesOf(items, measure, alignOf(cell))
    const foot = cell.foot ? footLinesOf(flow, cell.foot, measure) : []
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
const footGap = (cell: LaidCell): number =>
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
function footLinesOf(flow: Flow, foot: NonNullable<TableCell['foot']>, measure: number): CellLine[] {
  const items = flow.measurer.measure(foot.signature, style)
  const shift = Math.max(0, Math.min(measure / 2, measure - widthOf(items)))
  const signature = linesOf(items, measure - shift, 'left').map((line) => ({ ...line, shift }))
  return [...signature, ...linesOf(flow.measurer.measure(foot.date, style), measure, 'right')]
}

/** Splits the cells of a row so that the first part fits into `room`; null when that can't be done well. */
function splitCells(cells: readonly LaidCell[], room: number): [LaidCell[], LaidCell[]] | null {
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

function setRow(
  target: PageContent,
  cells: readonly LaidCell[],
  top: number,
  depth: number,
  first: boolean,
): void {
  const right = cells.at(-1)!.left + cells.at(-1)!.width
  if (!first) rule(target, [page.left, top], [right, top], form.innerRule)
  for (const [index, cell] of cells.entries()) {
    if (index > 0) rule(target, [cell.left, top], [cell.left, top + depth], form.innerRule)
    setCell(target, cell, top, depth)
  }
}

function setCell(target: PageContent, cell: LaidCell, top: number, depth: number): void {
  const main = cell.lines.length - cell.footLines
  const blockHeight = (lines: number): number => Math.max(0, (lines - 1) * form.leading + form.size)
  const start = cell.footLines > 0 ? top + form.linePadding : top + (depth - blockHeight(main)) / 2
  const footStart = top + depth - form.linePadding - blockHeight(cell.footLines)
  for (const [index, line] of cell.lines.entries()) {
    const y = index < main ? start + index * form.leading : footStart + (index - main) * form.leading
    setLine(target, line.items, line.hard, {
      left: cell.left + form.padding + line.shift,
      measure: cell.width - 2 * form.padding - line.shift,
      top: y,
      align: line.align,
    })
  }
}

/** The frame of the part of a table that stands on one page. */
export function outerBorder(target: PageContent, top: number, bottom: number): void {
  const right = page.left + page.measure
  rule(target, [page.left, top], [right, top], form.outerRule)
  rule(target, [right, top], [right, bottom], form.outerRule)
  rule(target, [right, bottom], [page.left, bottom], form.outerRule)
  rule(target, [page.left, bottom], [page.left, top], form.outerRule)
}

function rule(
  target: PageContent,
  from: readonly [number, number],
  to: readonly [number, number],
  width: number,
): void {
  target.strokes.push({ from, to, width, grey: 0 })
}
