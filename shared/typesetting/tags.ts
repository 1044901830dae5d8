import type { Block, TableRow } from './blocks.ts'
import type { Tag } from './page-content.ts'

/** Tag of a block of running text. A table makes its own. */
export function blockTag(block: Block): Tag {
  if (block.kind === 'title' || block.kind === 'cover-title') return { role: 'H1' }
  if (block.kind === 'heading') return { role: block.level === 1 ? 'H2' : 'H3' }
  return { role: 'P' }
}

/** Tag of the cell at an index of a row, each time it is set. */
export type CellTags = (index: number) => Tag | undefined

/**
 * Tags of one table: call it once for every row, the result once for every time a cell is set. A cell that goes on
 * over the page keeps its tag; a label or a head that is repeated there is no text of its own and gets none.
 */
export function tableTags(): (row: TableRow) => CellTags {
  const table: Tag = { role: 'Table' }
  return (row) => {
    const parent: Tag = { role: 'TR', parent: table }
    const cells: Tag[] = []
    return (index) => {
      const { role, span } = row.cells[index]!
      const isHead = row.part === 'head' || role === 'label'
      const known = cells[index]
      if (known !== undefined) return isHead ? undefined : known
      const tag: Tag = isHead
        ? { role: 'TH', parent, span, scope: row.part === 'head' ? 'Column' : 'Row' }
        : { role: 'TD', parent, span }
      cells[index] = tag
      return tag
    }
  }
}
