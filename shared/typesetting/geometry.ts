import type { Sheet } from './blocks.ts'

/**
 * Page geometry of GB/T 9704-2012 (党政机关公文格式). Lengths are PDF points unless the name says mm; y grows
 * downwards from the top edge of the sheet and is turned round only when the PDF is written.
 */
const pointsPerMillimetre = 72 / 25.4

export const mm = (millimetres: number): number => millimetres * pointsPerMillimetre

/** A sheet and the text block (版心) on it. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly measure: number
  readonly depth: number
  readonly right: number
  readonly bottom: number
}

const frame = (sheet: Omit<Frame, 'right' | 'bottom'>): Frame => ({
  ...sheet,
  right: sheet.left + sheet.measure,
  bottom: sheet.top + sheet.depth,
})

/** A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm. */
export const upright = frame({
  width: mm(210),
  height: mm(297),
  left: mm(28),
  top: mm(37),
  measure: mm(156),
  depth: mm(225),
})

/** The same sheet turned round: the binding edge is the upper one, what was the foot of the page is at the left. */
export const turned = frame({
  width: upright.height,
  height: upright.width,
  left: upright.height - upright.bottom,
  top: upright.left,
  measure: upright.depth,
  depth: upright.measure,
})

export const frameOf = (sheet: Sheet): Frame => (sheet === 'landscape' ? turned : upright)

/** 字号 in points. */
export const size = { one: 26, two: 22, three: 16, four: 14, smallFour: 12, five: 10.5 } as const

/** 28 characters fill the measure: the pitch is a little under the 16 pt of 3号. */
export const charactersPerLine = 28
export const linesPerPage = 22
export const bodyPitch = upright.measure / charactersPerLine

/**
 * Distance between baselines. The standard's line is one character height plus 7/8 of it; with 22 characters and
 * 21 distances between them the text block is filled from its first to its last edge.
 */
export const bodyLeading = (upright.depth - size.three) / (linesPerPage - 1)

/** Where the baseline stands inside the em box of a CJK face: 880 of 1000 units below the top. */
export const baselineInEm = 0.88

/** Page number: 4号, 一字线 on both sides, 7 mm below the text block, one character in from the outer edge. */
export const pageNumber = { size: size.four, below: mm(7), indent: size.four } as const

/** 信函格式: the organ's mark and the two double rules of the first page. */
export const letterHead = {
  markTop: mm(30),
  largestMark: 36,
  smallestMark: size.two,
  ruleBelowMark: mm(4),
  lowerRuleFromBottom: mm(20),
  ruleLength: mm(170),
  thick: 1.8,
  thin: 0.6,
  between: 1.4,
  /** 7/8 of a character of 3号 between rule and text. */
  textFromRule: (size.three * 7) / 8,
} as const

/** Running text of forms: 小四. */
export const formText = { size: size.smallFour, leading: 21 } as const

/** Tables: room between text and border, strength of the rules, rooms to write in. */
export const form = {
  padding: 5.5,
  linePadding: 6.5,
  outerRule: 1,
  innerRule: 0.5,
  minimumRow: mm(9),
  opinionRoom: mm(30),
} as const

/** 版记: strength of its rules (0.35 mm and 0.25 mm), text in 4号 with one character of room at either end. */
export const imprint = { outerRule: mm(0.35), innerRule: mm(0.25), size: size.four, leading: 24 } as const

/** A round seal of 42 mm; name and date stand a little under its middle (居中下压). */
export const seal = { diameter: mm(42), textUnderMiddle: mm(3) } as const
