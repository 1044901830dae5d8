import type { ByteWriter } from './byte-writer.ts'
import type { EmbeddedFace } from './embed-face.ts'
import type { Face } from './faces.ts'
import {
  type Glyph,
  isGap,
  type PageContent,
  type PlacedImage,
  type PlacedText,
  type Stroke,
  type Tag,
} from './page-content.ts'
import type { PagePart, PageParts } from './page-contents.ts'
import { number, textString } from './pdf-file.ts'
import type { PreparedImage } from './read-image.ts'

/** Texts that follow each other and belong to one element, and their operators by the number of the mark. */
interface Stretch {
  readonly texts: readonly PlacedText[]
  readonly parts: Map<number, PagePart>
}

/** Stretches of repeated texts by the first of them. They hold for one file, whose codes they contain. */
type KnownStretches = Map<PlacedText, Stretch>

/** What the operators of a page need of the file they go into. */
export interface PageTarget {
  font(face: Face): { readonly key: string; readonly face: EmbeddedFace }
  /** Name of a picture among the resources. */
  image(prepared: PreparedImage): string
  readonly known: KnownStretches
  readonly parts: PageParts
}

/** Corrections under half a thousandth of the size (a hundredth of a point) are left to add up. */
const leastCorrection = 0.5

/**
 * The content of one page in parts, one for each stretch that belongs to one element. Every part is complete in
 * itself: it leaves the graphics state as it was.
 * @param mark number of the next marked stretch, which belongs to the tag's element
 */
export function pageOperators(
  content: PageContent,
  target: PageTarget,
  mark: (tag: Tag) => number,
): readonly PagePart[] {
  const page = new PageWriter(target, content.height, mark)
  for (const image of content.images) page.image(image)
  const { texts } = content
  for (let start = 0; start < texts.length; ) {
    let end = start + 1
    while (end < texts.length && texts[end]!.tag === texts[start]!.tag) end += 1
    page.stretch(texts.slice(start, end))
    start = end
  }
  if (content.strokes.length > 0) page.strokes(content.strokes)
  return page.parts
}

/** The red of official papers. */
const red = '0.84 0 0.06'
const strokeOf = (grey: number, isRed: boolean | undefined): string =>
  isRed ? `${red} RG` : `${number(grey)} G`

class PageWriter {
  readonly parts: PagePart[] = []
  private readonly target: PageTarget
  /** Of the sheet, in points: PDF counts upwards. */
  private readonly height: number
  private readonly mark: (tag: Tag) => number

  constructor(target: PageTarget, height: number, mark: (tag: Tag) => number) {
    this.target = target
    this.height = height
    this.mark = mark
  }

  /** Texts that follow each other and belong to one element share one marked text object. */
  stretch(texts: readonly PlacedText[]): void {
    const { tag } = texts[0]!
    const mark = tag ? this.mark(tag) : -1
    const known = this.knownParts(texts)
    let part = known?.get(mark)
    if (part === undefined) {
      const operators = this.target.parts.begin()
      operators.text(`q\n${tag ? `/${tag.role}<</MCID ${mark}>>BDC` : '/Artifact BMC'}\nBT\n`)
      new TextWriter(operators, this.target, this.height).write(texts)
      operators.text('ET\nEMC\nQ')
      part = this.target.parts.end()
      known?.set(mark, part)
    }
    this.parts.push(part)
  }

  /** What is known of repeated texts, by the number of the mark; undefined when one of them stands here only. */
  private knownParts(texts: readonly PlacedText[]): Map<number, PagePart> | undefined {
    for (const text of texts) {
      if (!text.repeated) return undefined
    }
    const known = this.target.known.get(texts[0]!)
    if (known?.texts.length === texts.length && known.texts.every((text, index) => text === texts[index])) {
      return known.parts
    }
    const parts = new Map<number, PagePart>()
    this.target.known.set(texts[0]!, { texts, parts })
    return parts
  }

  /** Under the text, which stays legible through it. */
  image({ left, top, width, height, image, tag }: PlacedImage): void {
    const head = tag ? `/${tag.role}<</MCID ${this.mark(tag)}>>BDC` : '/Artifact BMC'
    const place = `${number(left)} ${number(this.height - top - height)}`
    const matrix = `${number(width)} 0 0 ${number(height)} ${place} cm`
    const name = this.target.image(image)
    this.target.parts.begin().text(`${head}\nq ${matrix} /${name} Do Q\nEMC`)
    this.parts.push(this.target.parts.end())
  }

  /** Rules are decoration to a reader, however much they say to the eye. Projecting caps make corners full. */
  strokes(strokes: readonly Stroke[]): void {
    const { height } = this
    const operators = this.target.parts.begin()
    operators.text('q\n/Artifact BMC\n2 J\n')
    for (const { from, to, width, grey, red: isRed } of strokes) {
      operators.number(width)
      operators.text(` w ${strokeOf(grey, isRed)} `)
      operators.point(from[0], height - from[1])
      operators.text(' m ')
      operators.point(to[0], height - to[1])
      operators.text(' l S\n')
    }
    operators.text('EMC\nQ')
    this.parts.push(this.target.parts.end())
  }
}

/** Writes texts into one text object. What it has set it does not set again. */
class TextWriter {
  private readonly operators: ByteWriter
  private readonly target: PageTarget
  private readonly height: number
  private font = ''
  private size = 0
  private spacing = 0
  private grey = 0
  private isRed = false

  constructor(operators: ByteWriter, target: PageTarget, height: number) {
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
