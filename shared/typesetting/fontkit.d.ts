/** The part of fontkit 2 that the typesetter uses; the package ships no types. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number
    readonly advanceWidth: number
  }
  export interface Subset {
    /** Glyphs of the font by their id inside the subset; the first is `.notdef`. Encoding adds components. */
    readonly glyphs: number[]
    encode(): Uint8Array
  }
  export interface Font {
    readonly postscriptName: string
    readonly unitsPerEm: number
    readonly ascent: number
    readonly descent: number
    readonly capHeight: number
    readonly bbox: {
      readonly minX: number
      readonly minY: number
      readonly maxX: number
      readonly maxY: number
    }
    readonly directory: {
      readonly tables: Readonly<Record<string, { offset: number; length: number } | undefined>>
    }
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
    glyphsForString(text: string): Glyph[]
    createSubset(): Subset
  }
  export function create(bytes: Uint8Array, postscriptName?: string): Font
}
