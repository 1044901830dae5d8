import type { EmbeddedFace } from './embed-face.ts'
import type { Face } from './faces.ts'
import type { PageContent, PlacedGlyph, PlacedImage, PlacedText, Stroke, Tag } from './page-content.ts'
import { number } from './pdf-file.ts'
import type { PreparedImage } from './read-image.ts'

/** What the operators of a page need of the file they go into. */
export interface PageTarget {
  /** Height of the sheet in points: PDF counts upwards. */
  readonly height: number
  font(face: Face): { readonly key: string; readonly face: EmbeddedFace }
  /** Name of a picture among the resources. */
  image(prepared: PreparedImage): string
  /** Number of the next marked stretch, which belongs to the tag's element. */
  mark(tag: Tag): number
}

/** Corrections under half a thousandth of the size (a hundredth of a point) are left to add up. */
const leastCorrection = 0.5

/** The content stream of one page. */
export function pageOperators(content: PageContent, target: PageTarget): string {
  const page = new PageWriter(target)
  for (const image of content.images) page.image(image)
  for (const text of content.texts) page.text(text)
  page.endMark()
  if (content.strokes.length > 0) page.strokes(content.strokes)
  return page.lines.join('\n')
}

/** The red of official papers. */
const red = '0.84 0 0.06'
const fillOf = (grey: number, isRed: boolean | undefined): string =>
  isRed ? `${red} rg` : `${number(grey)} g`
const strokeOf = (grey: number, isRed: boolean | undefined): string =>
  isRed ? `${red} RG` : `${number(grey)} G`

class PageWriter {
  readonly lines: string[] = []
  private readonly target: PageTarget
  private open: Tag | 'artifact' | null = null
  private font = ''
  private spacing = 0
  private colour = fillOf(0, false)

  constructor(target: PageTarget) {
    this.target = target
  }

  text(text: PlacedText): void {
    if (text.glyphs.length === 0) return
    this.mark(text.tag)
    const colour = fillOf(text.grey, text.red)
    if (colour !== this.colour) this.lines.push(colour)
    this.colour = colour
    const { glyphs } = text
    let start = 0
    for (let end = 1; end <= glyphs.length; end += 1) {
      if (end < glyphs.length && glyphs[end]!.face === glyphs[start]!.face) continue
      this.run(text, start, end)
      start = end
    }
  }

  /** Under the text, which stays legible through it. */
  image({ left, top, width, height, image, tag }: PlacedImage): void {
    const head = tag ? `/${tag.role}<</MCID ${this.target.mark(tag)}>>BDC` : '/Artifact BMC'
    const matrix = `${number(width)} 0 0 ${number(height)} ${this.point(left, top + height)} cm`
    this.lines.push(head, `q ${matrix} /${this.target.image(image)} Do Q`, 'EMC')
  }

  /** Rules are decoration to a reader, however much they say to the eye. Projecting caps make corners full. */
  strokes(strokes: readonly Stroke[]): void {
    this.lines.push('/Artifact BMC', '2 J')
    for (const { from, to, width, grey, red: isRed } of strokes) {
      this.lines.push(
        `${number(width)} w ${strokeOf(grey, isRed)} ${this.point(from[0], from[1])} m ${this.point(to[0], to[1])} l S`,
      )
    }
    this.lines.push('EMC')
  }

  endMark(): void {
    if (this.open !== null) this.lines.push('ET', 'EMC')
    this.open = null
  }

  /** Pieces that follow each other and belong to one element share one marked text object. */
  private mark(tag: Tag | undefined): void {
    const wanted = tag ?? 'artifact'
    if (this.open === wanted) return
    this.endMark()
    const head = tag ? `/${tag.role}<</MCID ${this.target.mark(tag)}>>BDC` : '/Artifact BMC'
    this.lines.push(head, 'BT')
    this.open = wanted
  }

  /** Glyphs of one face. Their common distance is a character spacing, what differs from it a correction. */
  private run({ glyphs, size, x, baseline, turned }: PlacedText, start: number, end: number): void {
    const first = glyphs[start]!
    const { key, face } = this.target.font(first.face)
    const font = `/${key} ${number(size)} Tf`
    if (font !== this.font) this.lines.push(font)
    this.font = font
    const spacing = commonSpacing(glyphs, start, end, size)
    if (spacing !== this.spacing) this.lines.push(`${number(spacing)} Tc`)
    this.spacing = spacing

    let show = '<'
    let pen = first.x
    for (let index = start; index < end; index += 1) {
      const glyph = glyphs[index]!
      const correction = ((pen - glyph.x) * 1000) / size
      if (correction > leastCorrection || correction < -leastCorrection) {
        const written = Math.round(correction * 100) / 100
        show += `>${written}<`
        pen -= (written * size) / 1000
      }
      show += face.code(glyph.text, glyph.glyph)
      pen += (first.face.advanceOf(glyph.glyph) / 1000) * size + spacing
    }
    const place = turned
      ? `0 -1 1 0 ${this.point(x, baseline + first.x)} Tm`
      : `1 0 0 1 ${this.point(x + first.x, baseline)} Tm`
    this.lines.push(place, show.includes('>') ? `[${show}>]TJ` : `${show}>Tj`)
  }

  private point(x: number, y: number): string {
    return `${number(x)} ${number(this.target.height - y)}`
  }
}

/** The distance beyond their advances that most glyphs of a run keep, in points to three decimals. */
function commonSpacing(glyphs: readonly PlacedGlyph[], start: number, end: number, size: number): number {
  let best = 0
  let mostVotes = 0
  const votes = new Map<number, number>()
  for (let index = start + 1; index < end; index += 1) {
    const before = glyphs[index - 1]!
    const natural = (before.face.advanceOf(before.glyph) / 1000) * size
    const extra = Math.round((glyphs[index]!.x - before.x - natural) * 1000) / 1000 + 0
    const count = (votes.get(extra) ?? 0) + 1
    votes.set(extra, count)
    if (count > mostVotes) {
      mostVotes = count
      best = extra
    }
  }
  return best
}
