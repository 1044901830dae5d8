import type { RichText, Slot } from './blocks.ts'
import type { Breakable } from './break-lines.ts'
import { blankHalf, isWordCharacter, splitCharacters, squeeze } from './characters.ts'
import type { FaceBook } from './faces.ts'
import type { MeasuredText, MeasuredTexts } from './measured-texts.ts'
import type { PlacedGlyph } from './page-content.ts'

/** Size and role in which a stretch of text is set. */
export interface TextStyle {
  readonly slot: Slot
  readonly size: number
  /** Distance between the origins of two full-width characters; the size itself unless told. */
  readonly pitch?: number
}

/** A character ready for the line: its glyphs (several for a character no face has) and the room it takes. */
export interface MeasuredCharacter extends Breakable {
  readonly size: number
  readonly glyphs: readonly PlacedGlyph[]
  /** A full-width character, on both sides of which a justified line may be let out. */
  readonly wide: boolean
  /** The code in a box that stands for a character no face of the set has; its width and height in points. */
  readonly box?: { readonly width: number; readonly height: number; readonly glyphSize: number }
  /** A tick to draw into the glyph, which is an empty square. */
  readonly ticked?: boolean
}

/** Boxes to tick, which Chinese faces lack: their square □ is set in place of both. */
const boxesToTick = ['☐', '☑']

/** Characters that no face has, or whose variant form no face has, are collected in `missing`. */
export class Measurer {
  readonly missing = new Set<string>()
  private readonly faces: FaceBook
  private readonly texts: MeasuredTexts

  constructor(faces: FaceBook, texts: MeasuredTexts) {
    this.faces = faces
    this.texts = texts
  }

  /** Measures rich text in the style of its block. */
  measure(text: RichText, style: TextStyle): readonly MeasuredCharacter[] {
    const runs = typeof text === 'string' ? [{ text, slot: style.slot }] : text
    const styled = runs.map((run) => ({ text: run.text, slot: run.slot ?? style.slot }))
    const key = `${style.size} ${style.pitch} ${styled.map((run) => `${run.slot}\t${run.text}`).join('\0')}`
    const measured = this.texts.get(key, () => this.measureAnew(styled, style))
    for (const character of measured.missing) this.missing.add(character)
    return measured.items
  }

  private measureAnew(runs: readonly { text: string; slot: Slot }[], style: TextStyle): MeasuredText {
    const missing = new Set<string>()
    const items = runs.flatMap(({ text, slot }) => {
      const own = { ...style, slot }
      return splitCharacters(text).map((character) => this.character(character, own, missing))
    })
    return { items: squeezeMarks(items), missing: [...missing] }
  }

  private character(text: string, style: TextStyle, missing: Set<string>): MeasuredCharacter {
    if (text === '\n') return { text, width: 0, size: style.size, glyphs: [], wide: false }
    const own = this.faces.find(text, style.slot)
    const found = own ?? (boxesToTick.includes(text) ? this.faces.find('□', style.slot) : null)
    if (found === null) {
      missing.add(text)
      return this.boxed(text, style)
    }
    if (found.variantLost) missing.add(text)
    const advance = found.face.advanceOf(found.glyph)
    // An M may be as broad as a Chinese character and is still part of a word.
    const wide = advance >= 900 && !isWordCharacter(text)
    const tracking = wide ? (style.pitch ?? style.size) - style.size : 0
    return {
      text,
      width: (advance / 1000) * style.size + tracking,
      size: style.size,
      glyphs: [{ text, face: found.face, glyph: found.glyph, x: 0 }],
      wide,
      ...(own === null && text === '☑' ? { ticked: true } : {}),
    }
  }

  /** A character no face has: its code, small, in a box. Never a blank, never a silent substitute. */
  private boxed(text: string, style: TextStyle): MeasuredCharacter {
    const glyphSize = style.size * 0.5
    const inset = style.size * 0.14
    const glyphs: PlacedGlyph[] = []
    let x = inset
    for (const character of codeOf(text)) {
      const found = this.faces.find(character, style.slot)
      if (found === null) continue
      glyphs.push({ text: character, face: found.face, glyph: found.glyph, x })
      x += (found.face.advanceOf(found.glyph) / 1000) * glyphSize
    }
    const width = x + inset
    const box = { width: width - inset * 0.5, height: style.size * 0.72, glyphSize }
    return { text, width, size: style.size, glyphs, wide: true, box }
  }
}

/** Takes the blank half out between marks that follow each other, and notes those that a line's edge may take. */
function squeezeMarks(items: readonly MeasuredCharacter[]): MeasuredCharacter[] {
  return items.map((item, index) => {
    const blank = item.wide && !item.box ? blankHalf(item.text) : null
    if (blank === null) return item
    const half = item.size / 2
    const next = items[index + 1]
    const previous = items[index - 1]
    if (next?.wide && squeeze(item.text, next.text) === 'after') return { ...item, width: item.width - half }
    if (previous?.wide && squeeze(previous.text, item.text) === 'before')
      return withoutBlankBefore(item, half)
    return blank === 'left' ? { ...item, blankBefore: half } : { ...item, blankAfter: half }
  })
}

/** The character without so much of the blank at its left. */
export const withoutBlankBefore = (item: MeasuredCharacter, blank: number): MeasuredCharacter => ({
  ...item,
  width: item.width - blank,
  blankBefore: 0,
  glyphs: item.glyphs.map((glyph) => ({ ...glyph, x: glyph.x - blank })),
})

function codeOf(text: string): string {
  return [...text].map((c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join('')
}
