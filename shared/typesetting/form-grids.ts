import type { FormGrid } from './blocks.ts'

/** Column widths in millimetres; each grid fills the 156 mm of the text block. */
export const formGrids: Readonly<Record<FormGrid, readonly number[]>> = {
  'label-value-pairs': [32, 52, 28, 44],
}
