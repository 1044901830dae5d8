import type { Face } from './faces.ts'

/** A glyph on the page: which, and how far its origin is from that of the piece's first glyph. */
export interface PlacedGlyph {
  /** The character it stands for: what a reader copies out of the PDF. */
  readonly text: string
  readonly face: Face
  readonly glyph: number
  readonly x: number
}

/** Glyphs on one baseline. `x` and `baseline` in points from the top left corner of the sheet. */
export interface PlacedText {
  readonly x: number
  readonly baseline: number
  readonly size: number
  /** 0 is black, 1 is white. */
  readonly grey: number
  readonly glyphs: readonly PlacedGlyph[]
}

/** A straight rule from one point to another. */
export interface Stroke {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly width: number
  readonly grey: number
}

/** What stands on one page, in reading order. */
export interface PageContent {
  readonly texts: PlacedText[]
  readonly strokes: Stroke[]
}
