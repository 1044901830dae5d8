import { isSpace } from './characters.ts'
import type { Face } from './faces.ts'
import type { PreparedImage } from './read-image.ts'

/** A glyph of a character. */
export interface Glyph {
  /** The character it stands for: what a reader copies out of the PDF. */
  readonly text: string
  readonly face: Face
  readonly glyph: number
  /** In thousandths of the size. */
  readonly advance: number
  /** How far its origin is from that of the character, in points. */
  readonly x: number
}

/** A character on a line: its glyphs and the room it takes, in points. */
export interface PlacedCharacter {
  readonly glyphs: readonly Glyph[]
  readonly width: number
  readonly text: string
  /** A full-width character, on both sides of which a justified line may be let out. */
  readonly wide: boolean
}

/** Whether a line may be let out between two characters. */
export const isGap = (before: PlacedCharacter, after: PlacedCharacter): boolean =>
  before.wide || after.wide || isSpace(before.text)

/**
 * An element of the document's structure, as a screen reader walks through it. Pieces with the same tag object
 * belong to one element, on however many pages they stand.
 */
export interface Tag {
  readonly role: 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure'
  readonly parent?: Tag
  /** Of a TH: the cells that it is the head of. */
  readonly scope?: 'Row' | 'Column'
  /** Number of columns that a cell covers. */
  readonly span?: number | undefined
  /** What a picture shows. */
  readonly alt?: string
}

/** Characters on one baseline, one at least. `x` and `baseline` in points from the top left corner of the sheet. */
export interface PlacedText {
  readonly x: number
  readonly baseline: number
  readonly size: number
  /** 0 is black, 1 is white. */
  readonly grey: number
  /** In the red of official papers instead of a grey. */
  readonly red?: boolean
  /** Turned by 90° clockwise: the line runs down the sheet from its origin. */
  readonly turned?: boolean
  readonly characters: readonly PlacedCharacter[]
  /** What the line is let out by at each of its gaps. */
  readonly gap: number
  /** What the glyphs stand for, where it is not their own text: the character whose code they show. */
  readonly actual?: string
  /** Without one the piece is an artifact: page number, draft mark, repeated head. */
  readonly tag?: Tag | undefined
  /** This very object stands on other pages as well. */
  readonly repeated?: true
}

/** A straight rule from one point to another. */
export interface Stroke {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly width: number
  readonly grey: number
  /** In the red of official papers instead of a grey. */
  readonly red?: boolean
}

/** A picture under the text. `left` and `top` in points from the top left corner of the sheet. */
export interface PlacedImage {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly image: PreparedImage
  readonly tag?: Tag | undefined
}

/** What stands on one page, in reading order. */
export interface PageContent {
  /** The sheet, in points. */
  readonly width: number
  readonly height: number
  readonly images: PlacedImage[]
  readonly texts: PlacedText[]
  readonly strokes: Stroke[]
  /** Tag of the texts that are set next. */
  tag?: Tag | undefined
}
