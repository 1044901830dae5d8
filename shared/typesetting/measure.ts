import type { RichText, Run, Slot } from './blocks.ts'
import type { Breakable } from './break-lines.ts'
import { blankHalf, isPlain, isWordCharacter, splitCharacters, squeeze } from './characters.ts'
import type { FaceBook } from './faces.ts'
import type { MeasuredText, MeasuredTexts } from './measured-texts.ts'
import type { Glyph, PlacedCharacter } from './page-content.ts'

/** Size and role in which a stretch of text is set. */
export interface TextStyle {
  readonly slot: Slot
  readonly size: number
  /** Distance between the origins of two full-width characters; the size itself unless told. */
  readonly pitch?: number
}

/** A character ready for the line: its glyphs (several for a character no face has) and the room it takes. */
export interface MeasuredCharacter extends Breakable, PlacedCharacter {
  readonly size: number
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
    const runs = typeof text === 'string' ? [{ text }] : text
    const known = this.texts.of(style)
    let measured = known.get(text)
    if (measured === undefined) {
      measured = this.measureAnew(runs, style)
      known.set(text, measured)
    }
    for (const character of measured.missing) this.missing.add(character)
    return measured.items
  }

  /** Does some setting. @returns the characters that were missing in it */
  missingIn(set: () => void): readonly string[] {
    const before = [...this.missing]
    this.missing.clear()
    set()
    const found = [...this.missing]
    this.missing.clear()
    for (const character of [...before, ...found]) this.missing.add(character)
    return found
  }

  private measureAnew(runs: readonly Run[], style: TextStyle): MeasuredText {
    const missing = new Set<string>()
    const items: MeasuredCharacter[] = []
    for (const { text, slot } of runs) {
      this.measureRun(text, slot === undefined ? style : { ...style, slot }, items, missing)
    }
    return { items: squeezeMarks(items), missing: [...missing] }
  }

  private measureRun(text: string, style: TextStyle, items: MeasuredCharacter[], missing: Set<string>): void {
    const known = this.texts.of(style).characters
    const start = items.length
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      let character = known.get(code)
      if (character === undefined) {
        const plain = this.plainCharacter(code, style)
        if (plain === null) {
          // What takes a look at its neighbours, and what no face has.
          items.length = start
          for (const each of splitCharacters(text)) items.push(this.character(each, style, missing))
          return
        }
        character = plain
        known.set(code, character)
      }
      items.push(character)
    }
  }

  /** A character of one code unit that every text has alike; null when it is none or no face has it. */
  private plainCharacter(code: number, style: TextStyle): MeasuredCharacter | null {
    const text = String.fromCharCode(code)
    if (isSurrogate(code) || !isPlain(text)) return null
    const missing = new Set<string>()
    const character = this.character(text, style, missing)
    return missing.size > 0 ? null : character
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
    const blank = wide ? blankHalf(text) : null
    return {
      text,
      width: (advance / 1000) * style.size + tracking,
      size: style.size,
      glyphs: [{ text, face: found.face, glyph: found.glyph, advance, x: 0 }],
      blankBefore: blank === 'left' ? style.size / 2 : 0,
      blankAfter: blank === 'right' ? style.size / 2 : 0,
      wide,
      ...(own === null && text === '☑' ? { ticked: true } : {}),
    }
  }

  /** A character no face has: its code, small, in a box. Never a blank, never a silent substitute. */
  private boxed(text: string, style: TextStyle): MeasuredCharacter {
    const glyphSize = style.size * 0.5
    const inset = style.size * 0.14
    const glyphs: Glyph[] = []
    let x = inset
    for (const character of codeOf(text)) {
      const found = this.faces.find(character, style.slot)
      if (found === null) continue
      const { face, glyph } = found
      const advance = face.advanceOf(glyph)
      glyphs.push({ text: character, face, glyph, advance, x })
      x += (advance / 1000) * glyphSize
    }
    const width = x + inset
    const box = { width: width - inset * 0.5, height: style.size * 0.72, glyphSize }
    return { text, width, size: style.size, glyphs, wide: true, box }
  }
}

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

/** Takes the blank half out between marks that follow each other; what is left of it a line's edge may take. */
function squeezeMarks(items: MeasuredCharacter[]): readonly MeasuredCharacter[] {
  for (let index = 0; index < items.length; index += 1) {
    const { blankAfter, blankBefore } = items[index]!
    if (blankAfter || blankBefore) items[index] = squeezeMark(items, index)
  }
  return items
}

function squeezeMark(items: readonly MeasuredCharacter[], index: number): MeasuredCharacter {
  const item = items[index]!
  const half = item.size / 2
  const next = items[index + 1]
  const previous = items[index - 1]
  if (next?.wide && squeeze(item.text, next.text) === 'after') {
    return { ...item, width: item.width - half, blankBefore: 0, blankAfter: 0 }
  }
  const isBehind = previous?.wide && squeeze(previous.text, item.text) === 'before'
  return isBehind ? withoutBlankBefore(item, half) : item
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
