import type { Block, TableRow } from './blocks.ts'
import type { Flow } from './flow.ts'
import { formGrids } from './form-grids.ts'
import { form, mm } from './geometry.ts'
import { linesOf } from './lines.ts'
import type { PageContent } from './page-content.ts'
import { frameRules, setLine, widthOf } from './set-line.ts'
import { forceSplit, splitRow } from './split-row.ts'
import { heightOf, type LaidCell, layCells, rowHeight, type TableLook, tableLook } from './table-cells.ts'
import { type CellTags, tableTags } from './tags.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Rows up to this share of the page are not split. An opinion and its signature belong on one page, however long. */
const keepWhole = { line: 1 / 3, opinion: 1 } as const
/** Heads are repeated as long as they leave this share of the page to the rows. */
const mostHead = 1 / 2

/** A row ready to be set. */
interface LaidRow {
  readonly row: TableRow
  readonly cells: readonly LaidCell[]
  readonly tags: CellTags
}

/**
 * Sets a form: cells grow with their text, rows go over to the next page with the head rows above them, borders
 * are closed on each page.
 * @param following height of what must stand on the page of the last row, from the lower border on
 */
export function setTable(flow: Flow, table: TableBlock, following: number): void {
  const look = tableLook(flow.frame.left, formGrids[table.grid].map(mm))
  const tags = tableTags()
  const rows = table.rows.map((row) => ({ row, cells: layCells(flow.measurer, row, look), tags: tags(row) }))
  const setter = new TableSetter(flow, look, headOf(rows))
  const gapAfter = look.leading - look.style.size
  for (const [index, row] of rows.entries()) {
    setter.set(row, keptWith(flow, look, rows, index, following > 0 ? following + gapAfter : 0))
  }
  setter.close()
  flow.inkBottom = flow.y
  flow.y += gapAfter
}

/** Height a table wants where it starts: its head rows and the first row of its body. */
export function tableStart(flow: Flow, table: TableBlock): number {
  const look = tableLook(flow.frame.left, formGrids[table.grid].map(mm))
  const rows = table.rows.map((row) => ({
    row,
    cells: layCells(flow.measurer, row, look),
    tags: () => undefined,
  }))
  const [first] = rows
  return first === undefined ? 0 : startOf(flow, look, first) + keptWith(flow, look, rows, 0, 0)
}

const headOf = (rows: readonly LaidRow[]): readonly LaidRow[] => {
  const end = rows.findIndex(({ row }) => row.part !== 'head')
  return end < 0 ? [] : rows.slice(0, end)
}

const minimumOf = (row: TableRow): number => (row.room === 'opinion' ? form.opinionRoom : form.minimumRow)

const wholeHeight = (look: TableLook, { row, cells }: LaidRow): number =>
  Math.max(minimumOf(row), rowHeight(look, cells))

const isKeptWhole = (flow: Flow, row: TableRow, height: number): boolean =>
  height <= flow.frame.depth * keepWhole[row.room ?? 'line']

/** The least of a row that may begin on a page: all of it, or its labels and the first lines of a long one. */
function startOf(flow: Flow, look: TableLook, laid: LaidRow): number {
  const height = wholeHeight(look, laid)
  if (isKeptWhole(flow, laid.row, height)) return height
  const labels = laid.cells.filter(({ cell }) => cell.role === 'label').map(({ lines }) => lines.length)
  return Math.min(height, heightOf(look, Math.max(2, ...labels)))
}

/** What stays on the page of a row's end: heads and section rows are followed by the start of another row. */
function keptWith(
  flow: Flow,
  look: TableLook,
  rows: readonly LaidRow[],
  index: number,
  following: number,
): number {
  const next = rows[index + 1]
  if (next === undefined) return following
  if (rows[index]!.row.part === undefined) return 0
  return startOf(flow, look, next) + keptWith(flow, look, rows, index + 1, 0)
}

class TableSetter {
  private readonly flow: Flow
  private readonly look: TableLook
  private readonly head: readonly LaidRow[]
  /** Top of the part of the table that stands on this page. */
  private top: number
  /** Nothing of the body stands on this page yet. */
  private bodyIsEmpty = true

  constructor(flow: Flow, look: TableLook, head: readonly LaidRow[]) {
    this.flow = flow
    this.look = look
    const height = head.reduce((sum, row) => sum + wholeHeight(look, row), 0)
    this.head = height <= flow.frame.depth * mostHead ? head : []
    this.top = flow.y
  }

  /** Sets a row, over as many pages as it takes; `kept` is the height that must follow its end on the page. */
  set(laid: LaidRow, kept: number): void {
    const { flow, look } = this
    const isHead = this.head.includes(laid)
    let cells = laid.cells
    let minimum = minimumOf(laid.row)
    while (true) {
      const height = Math.max(minimum, rowHeight(look, cells))
      const fits = height <= flow.room
      const wanted = fits ? height + kept : height
      if (wanted > flow.room && this.mayTurn && (fits || isKeptWhole(flow, laid.row, height))) {
        this.turnPage(isHead)
        continue
      }
      if (fits) {
        this.row(cells, height, laid.tags)
        break
      }
      const parts = splitRow(look, cells, flow.room)
      if (parts === null && this.mayTurn) {
        this.turnPage(isHead)
        continue
      }
      const { now, later } = parts ?? forceSplit(look, cells, flow.room) ?? { now: cells, later: [] }
      this.row(now, flow.room, laid.tags)
      if (later.length === 0) break
      cells = later
      minimum = form.minimumRow
      this.turnPage(isHead)
    }
    this.bodyIsEmpty = isHead
  }

  close(): void {
    const { flow, look, top } = this
    const right = look.left + look.columns.reduce((sum, width) => sum + width, 0)
    const box = { left: look.left, right, top, bottom: flow.y }
    if (flow.y > top) frameRules(flow.page, box, form.outerRule)
  }

  /** A new page is better than this one: it has more room. */
  private get mayTurn(): boolean {
    return !this.bodyIsEmpty || this.top > this.flow.frame.top
  }

  private turnPage(inHead: boolean): void {
    this.close()
    this.flow.newPage()
    this.top = this.flow.y
    this.bodyIsEmpty = true
    if (inHead) return
    for (const { row, cells } of this.head) {
      const height = Math.max(minimumOf(row), rowHeight(this.look, cells))
      this.row(cells, height, () => undefined)
    }
  }

  private row(cells: readonly LaidCell[], depth: number, tags: CellTags): void {
    const { flow, look } = this
    const first = flow.y <= this.top
    setRow(flow.page, look, cells, flow.y, depth, first, tags)
    flow.y += depth
  }
}

/** One line over a table, a text at either end. On two lines when they don't fit on one. */
export function setTableCaption(
  flow: Flow,
  block: Extract<Block, { kind: 'table-caption' }>,
  following: number,
): void {
  const { left, measure } = flow.frame
  const { style, leading } = tableLook(left, [measure])
  const right = flow.measurer.measure(block.right, style)
  // The left text goes on below itself and never into the right one.
  const room = measure - (right.length > 0 ? widthOf(right) + style.size : 0)
  const lines = linesOf(flow.measurer.measure(block.left, style), room)
  flow.need(lines.length * leading + Math.max(following, form.minimumRow))
  const { y: top } = flow
  for (const { hard, items } of lines) {
    setLine(flow.page, items, hard, { left, measure: room, top: flow.y, align: 'left' })
    flow.y += leading
  }
  // Written after the left text, as it is read.
  setLine(flow.page, right, true, { left, measure, top, align: 'right' })
}

function setRow(
  target: PageContent,
  look: TableLook,
  cells: readonly LaidCell[],
  top: number,
  depth: number,
  first: boolean,
  tags: CellTags,
): void {
  const right = cells.at(-1)!.left + cells.at(-1)!.width
  const rule = (from: readonly [number, number], to: readonly [number, number]): void => {
    target.strokes.push({ from, to, width: form.innerRule, grey: 0 })
  }
  if (!first) rule([look.left, top], [right, top])
  for (const [index, cell] of cells.entries()) {
    if (index > 0) rule([cell.left, top], [cell.left, top + depth])
    target.tag = tags(index, cell.repeated)
    setCell(target, look, cell, top, depth)
  }
}

function setCell(target: PageContent, look: TableLook, cell: LaidCell, top: number, depth: number): void {
  const { leading, style } = look
  const main = cell.lines.length - cell.footLines
  const blockHeight = (lines: number): number => Math.max(0, (lines - 1) * leading + style.size)
  const start = cell.footLines > 0 ? top + form.linePadding : top + (depth - blockHeight(main)) / 2
  const footStart = top + depth - form.linePadding - blockHeight(cell.footLines)
  for (const [index, line] of cell.lines.entries()) {
    const y = index < main ? start + index * leading : footStart + (index - main) * leading
    setLine(target, line.items, line.hard, {
      left: cell.left + form.padding + line.shift,
      measure: cell.width - 2 * form.padding - line.shift,
      top: y,
      align: line.align,
    })
  }
}
