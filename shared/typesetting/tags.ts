import type { Block, TableRow } from './blocks.ts'
import type { Tag } from './page-content.ts'

/** Tag of a block of running text. A table makes its own. */
export function blockTag(block: Block): Tag {
  if (block.kind === 'title' || block.kind === 'cover-title') return { role: 'H1' }
  if (block.kind === 'heading') return { role: block.level === 1 ? 'H2' : 'H3' }
  return { role: 'P' }
}

/** Tag of the cell at an index of a row, each time it is set; none when the cell is only said again. */
export type CellTags = (index: number, repeated: boolean) => Tag | undefined

/**
 * Tags of one table: call it once for every row, the result once for every time a cell is set. A cell that goes on
 * over the page keeps its tag; a label or a head that is repeated there is no text of its own and gets none.
 */
export function tableTags(): (row: TableRow) => CellTags {
  const table: Tag = { role: 'Table' }
  return (row) => {
    const parent: Tag = { role: 'TR', parent: table }
    const cells: Tag[] = []
    return (index, repeated) => {
      if (repeated) return undefined
      const known = cells[index]
      if (known !== undefined) return known
      const { role, span } = row.cells[index]!
      const isHead = row.part === 'head' || role === 'label'
      const tag: Tag = isHead
        ? { role: 'TH', parent, span, scope: row.part === 'head' ? 'Column' : 'Row' }
        : { role: 'TD', parent, span }
      cells[index] = tag
      return tag
    }
  }
}
