import type { PageContent, PlacedImage, PlacedText, Stroke, Tag } from './page-content.ts'
import type { PagePart, PageParts } from './page-contents.ts'
import { number } from './pdf-file.ts'
import type { PreparedImage } from './read-image.ts'
import { red, type TextTarget, TextWriter } from './text-operators.ts'

/** Texts that follow each other and belong to one element, and their operators by the number of the mark. */
interface Stretch {
  readonly texts: readonly PlacedText[]
  readonly parts: Map<number, PagePart>
}

/** Stretches of repeated texts by the first of them. They hold for one file, whose codes they contain. */
type KnownStretches = Map<PlacedText, Stretch>

/** What the operators of a page need of the file they go into. */
export interface PageTarget extends TextTarget {
  /** Name of a picture among the resources. */
  image(prepared: PreparedImage): string
  readonly known: KnownStretches
  readonly parts: PageParts
}

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
