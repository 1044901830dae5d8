import type { Block } from './blocks.ts'
import type { Flow } from './flow.ts'
import { formGrids } from './form-grids.ts'
import { form, mm, page } from './geometry.ts'
import type { PageContent } from './page-content.ts'
import { setLine } from './set-line.ts'
import { cellStyle, footGap, heightOf, type LaidCell, layCells, splitCells } from './table-cells.ts'
import { type CellTags, tableTags } from './tags.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Rows up to this height are not split. An opinion and its signature belong on one page, however long. */
const keepWhole = { line: page.depth / 3, opinion: page.depth } as const
/** Sets a form: cells grow with their text, rows go over to the next page, borders are closed on each page. */
export function setTable(flow: Flow, table: TableBlock): void {
  const columns = formGrids[table.grid].map(mm)
  let top = flow.y
  let startsFragment = true
  const tags = tableTags()

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
    const cellTags = tags(row)
    let cells = layCells(flow.measurer, row, columns)
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
      setRow(flow.page, now, flow.y, depth, startsFragment, cellTags)
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
  setLine(flow.page, flow.measurer.measure(block.left, cellStyle), true, { ...place, align: 'left' })
  setLine(flow.page, flow.measurer.measure(block.right, cellStyle), true, { ...place, align: 'right' })
  flow.y += form.leading
}

function setRow(
  target: PageContent,
  cells: readonly LaidCell[],
  top: number,
  depth: number,
  first: boolean,
  tags: CellTags,
): void {
  const right = cells.at(-1)!.left + cells.at(-1)!.width
  if (!first) rule(target, [page.left, top], [right, top], form.innerRule)
  for (const [index, cell] of cells.entries()) {
    if (index > 0) rule(target, [cell.left, top], [cell.left, top + depth], form.innerRule)
    target.tag = tags(index)
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
