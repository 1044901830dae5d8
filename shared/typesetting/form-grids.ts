/**
 * Named column grids of tables: widths in millimetres. Grids of an upright sheet fill the 156 mm of the text block,
 * those of a sheet turned round its 225 mm.
 */
export const formGrids = {
  /** The second column holds a 统一社会信用代码 in one line. */
  'label-value-pairs': [31, 57, 27, 41],
  'matter-problem-handling': [30, 88, 38],
  'visit-pairs': [30, 60, 26, 40],
  'comparison-head': [26, 58, 24, 52, 24, 41],
  'comparison-signatures': [26, 86.5, 26, 86.5],
  'comparison-rows': [12.5, 22, 36, 37, 35.5, 36, 17, 29],
  /** Ordinal, name, kind, size, time and person of capture. */
  'evidence-register': [13, 53, 20, 22, 48],
  /** Ordinal, name, code, ground, station, note. Six characters of a name and nine of a ground stand in a line. */
  'listed-businesses': [11.5, 26.2, 50.6, 37.3, 18.9, 11.5],
  /** 序号, 文号, 责任者, 题名, 日期, 页次, 备注. */
  'file-index': [12, 32, 24, 38, 21, 16, 13],
} as const satisfies Readonly<Record<string, readonly number[]>>
