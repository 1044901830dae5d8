/**
 * Named column grids of tables: widths in millimetres. Grids of an upright sheet fill the 156 mm of the text block,
 * those of a sheet turned round its 225 mm.
 */
export const formGrids = {
  'label-value-pairs': [32, 52, 28, 44],
} as const satisfies Readonly<Record<string, readonly number[]>>
