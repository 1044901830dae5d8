import type { ByteWriter } from './byte-writer.ts'
import type { EmbeddedFace } from './embed-face.ts'
import type { Face } from './faces.ts'
import { type Glyph, isGap, type PlacedText } from './page-content.ts'
import { number, textString } from './pdf-file.ts'

/** What the operators of texts need of the file they go into. */
export interface TextTarget {
  font(face: Face): { readonly key: string; readonly face: EmbeddedFace }
}

/** The red of official papers. */
export const red = '0.84 0 0.06'

/** Corrections under half a thousandth of the size (a hundredth of a point) are left to add up. */
const leastCorrection = 0.5

/** Writes texts into one text object. What is set already it does not set again. */
export class TextWriter {
  private readonly operators: ByteWriter
  private readonly target: TextTarget
  private readonly height: number
  private font = ''
  private size = 0
  private spacing = 0
  private grey = 0
  private isRed = false

  constructor(operators: ByteWriter, target: TextTarget, height: number) {
    this.operators = operators
    this.target = target
    this.height = height
  }

  write(texts: readonly PlacedText[]): void {
    const { operators } = this
    for (const text of texts) {
      const { actual } = text
      this.fill(text.grey, text.red ?? false)
      if (actual !== undefined) operators.text(`/Span<</ActualText${textString(actual)}>>BDC\n`)
      const count = placeGlyphs(text)
      for (let start = 0; start < count; ) {
        let end = start + 1
        while (end < count && glyphs[end]!.face === glyphs[start]!.face) end += 1
        this.run(text, start, end)
        start = end
      }
      if (actual !== undefined) operators.text('EMC\n')
    }
  }

  /** Glyphs `start` to `end` of one face. Their common distance is a character spacing, what differs a correction. */
  private run({ size, x, baseline, turned }: PlacedText, start: number, end: number): void {
    const { operators, height } = this
    const { face } = glyphs[start]!
    const { key, face: embedded } = this.target.font(face)
    const spacing = commonSpacing(start, end, size)
    this.choose(key, size, spacing)
    operators.text(turned ? '0 -1 1 0 ' : '1 0 0 1 ')
    let pen = places[start]!
    if (turned) operators.point(x, height - (baseline + pen))
    else operators.point(x + pen, height - baseline)
    operators.text(' Tm\n[<')
    for (let index = start; index < end; index += 1) {
      const { text, glyph, advance } = glyphs[index]!
      const correction = ((pen - places[index]!) * 1000) / size
      if (correction > leastCorrection || correction < -leastCorrection) {
        const written = Math.round(correction * 100) / 100
        operators.text('>')
        operators.number(written, 2)
        operators.text('<')
        pen -= (written * size) / 1000
      }
      operators.hex16(embedded.code(text, glyph))
      pen += (advance / 1000) * size + spacing
    }
    operators.text('>]TJ\n')
  }

  private fill(grey: number, isRed: boolean): void {
    if (grey === this.grey && isRed === this.isRed) return
    this.operators.text(isRed ? `${red} rg\n` : `${number(grey)} g\n`)
    this.grey = grey
    this.isRed = isRed
  }

  private choose(font: string, size: number, spacing: number): void {
    const { operators } = this
    if (font !== this.font || size !== this.size) {
      operators.text(`/${font} `)
      operators.number(size)
      operators.text(' Tf\n')
    }
    if (spacing !== this.spacing) {
      operators.number(spacing)
      operators.text(' Tc\n')
    }
    this.font = font
    this.size = size
    this.spacing = spacing
  }
}

/** The glyphs of the text that is being written, and how far they are from its origin. */
const glyphs: Glyph[] = []
let places = new Float64Array(128)

/** @returns the number of glyphs */
function placeGlyphs({ characters, gap }: PlacedText): number {
  let count = 0
  let x = 0
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index]!
    if (gap !== 0 && index > 0 && isGap(characters[index - 1]!, character)) x += gap
    for (const glyph of character.glyphs) {
      if (count === places.length) {
        const grown = new Float64Array(places.length * 2)
        grown.set(places)
        places = grown
      }
      glyphs[count] = glyph
      places[count] = x + glyph.x
      count += 1
    }
    x += character.width
  }
  return count
}

/** Distances in a line and how often each occurs: they are few. */
const distances = new Float64Array(64)
const votes = new Uint32Array(64)

/** The distance beyond their advances that most of some glyphs keep, in points to three decimals. */
function commonSpacing(start: number, end: number, size: number): number {
  let count = 0
  let best = -1
  for (let index = start + 1; index < end; index += 1) {
    const natural = (glyphs[index - 1]!.advance / 1000) * size
    const distance = Math.round((places[index]! - places[index - 1]! - natural) * 1000) / 1000 + 0
    let at = 0
    while (at < count && distances[at] !== distance) at += 1
    if (at === distances.length) continue
    if (at === count) {
      distances[at] = distance
      votes[at] = 0
      count += 1
    }
    votes[at]! += 1
    if (best < 0 || votes[at]! > votes[best]!) best = at
  }
  return best < 0 ? 0 : distances[best]!
}
