import type { EmbeddedFace } from './embed-face.ts'
import type { Face } from './faces.ts'
import type { PageContent, PlacedGlyph, PlacedImage, PlacedText, Stroke, Tag } from './page-content.ts'
import { number, textString } from './pdf-file.ts'
import type { PreparedImage } from './read-image.ts'

/** Glyphs of one face as operators: the font's key, the place of the first glyph, the text to show. */
interface Run {
  readonly font: string
  readonly x: number
  readonly spacing: number
  readonly show: string
}

/** Runs by the glyphs they were made of; they hold for one file, whose codes they contain. */
export type KnownRuns = WeakMap<
  readonly PlacedGlyph[],
  { readonly size: number; readonly runs: readonly Run[] }
>

/** What the operators of a page need of the file they go into. */
export interface PageTarget {
  /** Height of the sheet in points: PDF counts upwards. */
  readonly height: number
  font(face: Face): { readonly key: string; readonly face: EmbeddedFace }
  /** Name of a picture among the resources. */
  image(prepared: PreparedImage): string
  readonly runs: KnownRuns
  /** Number of the next marked stretch, which belongs to the tag's element. */
  mark(tag: Tag): number
}

/** Corrections under half a thousandth of the size (a hundredth of a point) are left to add up. */
const leastCorrection = 0.5

/**
 * The content of one page in parts, one for each stretch that belongs to one element. Every part is complete in
 * itself: it leaves the graphics state as it was.
 */
export function pageOperators(content: PageContent, target: PageTarget): string[] {
  const page = new PageWriter(target)
  for (const image of content.images) page.image(image)
  for (const text of content.texts) page.text(text)
  page.endMark()
  if (content.strokes.length > 0) page.strokes(content.strokes)
  return page.parts
}

/** The red of official papers. */
const red = '0.84 0 0.06'
const fillOf = (grey: number, isRed: boolean | undefined): string =>
  isRed ? `${red} rg` : `${number(grey)} g`
const strokeOf = (grey: number, isRed: boolean | undefined): string =>
  isRed ? `${red} RG` : `${number(grey)} G`

const black = fillOf(0, false)

class PageWriter {
  readonly parts: string[] = []
  private lines: string[] = []
  private readonly target: PageTarget
  private open: Tag | 'artifact' | null = null
  private font = ''
  private spacing = 0
  private colour = black

  constructor(target: PageTarget) {
    this.target = target
  }

  text(text: PlacedText): void {
    if (text.glyphs.length === 0) return
    this.mark(text.tag)
    const colour = fillOf(text.grey, text.red)
    if (colour !== this.colour) this.lines.push(colour)
    this.colour = colour
    if (text.actual !== undefined) this.lines.push(`/Span<</ActualText${textString(text.actual)}>>BDC`)
    for (const run of this.runsOf(text)) this.run(text, run)
    if (text.actual !== undefined) this.lines.push('EMC')
  }

  /** Runs of a text's glyphs; those of a line that was written before are known. */
  private runsOf({ glyphs, size }: PlacedText): readonly Run[] {
    const known = this.target.runs.get(glyphs)
    if (known?.size === size) return known.runs
    const runs: Run[] = []
    let start = 0
    for (let end = 1; end <= glyphs.length; end += 1) {
      if (end < glyphs.length && glyphs[end]!.face === glyphs[start]!.face) continue
      runs.push(makeRun(glyphs.slice(start, end), size, this.target))
      start = end
    }
    this.target.runs.set(glyphs, { size, runs })
    return runs
  }

  /** Under the text, which stays legible through it. */
  image({ left, top, width, height, image, tag }: PlacedImage): void {
    const head = tag ? `/${tag.role}<</MCID ${this.target.mark(tag)}>>BDC` : '/Artifact BMC'
    const matrix = `${number(width)} 0 0 ${number(height)} ${this.point(left, top + height)} cm`
    this.parts.push(`${head}\nq ${matrix} /${this.target.image(image)} Do Q\nEMC`)
  }

  /** Rules are decoration to a reader, however much they say to the eye. Projecting caps make corners full. */
  strokes(strokes: readonly Stroke[]): void {
    const lines = ['q', '/Artifact BMC', '2 J']
    for (const { from, to, width, grey, red: isRed } of strokes) {
      lines.push(
        `${number(width)} w ${strokeOf(grey, isRed)} ${this.point(from[0], from[1])} m ${this.point(to[0], to[1])} l S`,
      )
    }
    lines.push('EMC', 'Q')
    this.parts.push(lines.join('\n'))
  }

  endMark(): void {
    if (this.open === null) return
    this.parts.push([...this.lines, 'ET', 'EMC', 'Q'].join('\n'))
    this.lines = []
    this.open = null
    this.font = ''
    this.spacing = 0
    this.colour = black
  }

  /** Pieces that follow each other and belong to one element share one marked text object. */
  private mark(tag: Tag | undefined): void {
    const wanted = tag ?? 'artifact'
    if (this.open === wanted) return
    this.endMark()
    const head = tag ? `/${tag.role}<</MCID ${this.target.mark(tag)}>>BDC` : '/Artifact BMC'
    this.lines.push('q', head, 'BT')
    this.open = wanted
  }

  private run({ size, x, baseline, turned }: PlacedText, run: Run): void {
    const font = `/${run.font} ${number(size)} Tf`
    if (font !== this.font) this.lines.push(font)
    this.font = font
    if (run.spacing !== this.spacing) this.lines.push(`${number(run.spacing)} Tc`)
    this.spacing = run.spacing
    const place = turned
      ? `0 -1 1 0 ${this.point(x, baseline + run.x)} Tm`
      : `1 0 0 1 ${this.point(x + run.x, baseline)} Tm`
    this.lines.push(place, run.show)
  }

  private point(x: number, y: number): string {
    return `${number(x)} ${number(this.target.height - y)}`
  }
}

/** Glyphs of one face. Their common distance is a character spacing, what differs from it a correction. */
function makeRun(glyphs: readonly PlacedGlyph[], size: number, target: PageTarget): Run {
  const first = glyphs[0]!
  const { key, face } = target.font(first.face)
  const spacing = commonSpacing(glyphs, size)
  let show = '<'
  let pen = first.x
  for (const glyph of glyphs) {
    const correction = ((pen - glyph.x) * 1000) / size
    if (correction > leastCorrection || correction < -leastCorrection) {
      const written = Math.round(correction * 100) / 100
      show += `>${written}<`
      pen -= (written * size) / 1000
    }
    show += face.code(glyph.text, glyph.glyph)
    pen += (first.face.advanceOf(glyph.glyph) / 1000) * size + spacing
  }
  show = show.includes('>') ? `[${show}>]TJ` : `${show}>Tj`
  return { font: key, x: first.x, spacing, show }
}

/** The distance beyond their advances that most glyphs of a run keep, in points to three decimals. */
function commonSpacing(glyphs: readonly PlacedGlyph[], size: number): number {
  let best = 0
  let mostVotes = 0
  const votes = new Map<number, number>()
  for (let index = 1; index < glyphs.length; index += 1) {
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
