import { form } from './geometry.ts'
import { heightOf, type LaidCell, rowHeight, type TableLook } from './table-cells.ts'

/** Fewest lines of a split cell on either page. */
const fewestLines = 2

/** What of a row stands on this page, and what goes over to the next. */
export interface SplitRow {
  readonly now: readonly LaidCell[]
  readonly later: readonly LaidCell[]
}

/**
 * Splits the cells of a row so that the first part fits into `room`; labels stand on both pages. Null when that
 * can't be done well: with at least two lines of a cell on either page, a signature with its date, labels whole.
 */
export function splitRow(look: TableLook, cells: readonly LaidCell[], room: number): SplitRow | null {
  return split(look, cells, room, (cell, fitting) => {
    if (isLabel(cell)) return fitting >= cell.lines.length ? 'repeat' : null
    const { lines } = cell
    let count = lines.length <= fitting ? lines.length : Math.min(fitting, lines.length - fewestLines)
    while (count > 0 && lines[count - 1]!.glued) count -= 1
    return count < Math.min(fewestLines, lines.length) ? null : count
  })
}

/** Splits where it must be: on an empty page, which holds what it can. A label higher than the page goes on. */
export function forceSplit(look: TableLook, cells: readonly LaidCell[], room: number): SplitRow | null {
  return split(look, cells, room, (cell, fitting) => {
    if (isLabel(cell) && fitting >= cell.lines.length) return 'repeat'
    return Math.min(cell.lines.length, Math.max(1, fitting))
  })
}

const isLabel = (cell: LaidCell): boolean => cell.cell.role === 'label'

/** How many of a cell's lines stand on this page; `repeat` when all do, and on the next page again. */
type Share = (cell: LaidCell, fitting: number) => number | 'repeat' | null

function split(look: TableLook, cells: readonly LaidCell[], room: number, share: Share): SplitRow | null {
  const now: LaidCell[] = []
  const later: LaidCell[] = []
  for (const cell of cells) {
    const count = share(cell, fittingLines(look, cell, room))
    if (count === null) return null
    if (count === 'repeat') {
      now.push(cell)
      later.push({ ...cell, repeated: true })
    } else {
      const footNow = Math.max(0, count - (cell.lines.length - cell.footLines))
      now.push({ ...cell, lines: cell.lines.slice(0, count), footLines: footNow })
      later.push({ ...cell, lines: cell.lines.slice(count), footLines: cell.footLines - footNow })
    }
  }
  // Without anything for the next page but labels the row is whole: it did not fit for another reason.
  return later.some((cell) => !cell.repeated && cell.lines.length > 0) ? { now, later } : null
}

function fittingLines(look: TableLook, cell: LaidCell, room: number): number {
  if (rowHeight(look, [cell]) <= room) return cell.lines.length
  const gap = cell.footLines > 0 && cell.footLines < cell.lines.length ? form.linePadding : 0
  const lines = Math.floor((room - gap - heightOf(look, 1)) / look.leading) + 1
  return Math.max(0, Math.min(lines, cell.lines.length))
}
