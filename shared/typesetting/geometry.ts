/**
 * Page geometry of GB/T 9704-2012 (党政机关公文格式). Lengths are PDF points unless the name says mm; y grows
 * downwards from the top edge of the sheet and is turned round only when the PDF is written.
 */
const pointsPerMillimetre = 72 / 25.4

export const mm = (millimetres: number): number => millimetres * pointsPerMillimetre

/** A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm. */
export const page = {
  width: mm(210),
  height: mm(297),
  left: mm(28),
  top: mm(37),
  measure: mm(156),
  depth: mm(225),
} as const

export const pageBottom = page.top + page.depth
export const pageRight = page.left + page.measure

/** 字号 in points. */
export const size = { two: 22, three: 16, four: 14, smallFour: 12 } as const

/** 28 characters fill the measure: the pitch is a little under the 16 pt of 3号. */
export const charactersPerLine = 28
export const linesPerPage = 22
export const bodyPitch = page.measure / charactersPerLine

/**
 * Distance between baselines. The standard's line is one character height plus 7/8 of it; with 22 characters and
 * 21 distances between them the text block is filled from its first to its last edge.
 */
export const bodyLeading = (page.depth - size.three) / (linesPerPage - 1)

/** Where the baseline stands inside the em box of a CJK face: 880 of 1000 units below the top. */
export const baselineInEm = 0.88

/** Page number: 4号, 一字线 on both sides, 7 mm below the text block, one character in from the outer edge. */
export const pageNumber = { size: size.four, below: mm(7), indent: size.four } as const

/** Forms: 小四 (12 pt) text, with room between text and border. */
export const form = {
  size: size.smallFour,
  leading: 19.5,
  padding: 5.5,
  linePadding: 6.5,
  outerRule: 1,
  innerRule: 0.5,
  minimumRow: mm(9),
  opinionRoom: mm(30),
} as const
