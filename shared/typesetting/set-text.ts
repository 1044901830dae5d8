import type { Block, RichText } from './blocks.ts'
import { breakLines } from './break-lines.ts'
import type { Flow } from './flow.ts'
import { bodyLeading, bodyPitch, form, page, size } from './geometry.ts'
import type { MeasuredCharacter, TextStyle } from './measure.ts'
import { type Alignment, setLine, visible } from './set-line.ts'

/** How a block of running text is set. Distances in points. */
interface TextLook {
  readonly style: TextStyle
  readonly leading: number
  readonly align: Alignment
  /** Indent of the first line, in characters. */
  readonly indent?: number
  /** Distance to the block that follows, beyond the leading of the last line. */
  readonly after?: number
}

const body: TextStyle = { slot: 'fangsong', size: size.three, pitch: bodyPitch }

const looks = {
  issuer: { style: body, leading: bodyLeading, align: 'centre', after: 2 },
  title: { style: { slot: 'title', size: size.two }, leading: 36, align: 'centre', after: 3 },
  number: { style: body, leading: bodyLeading, align: 'centre', after: bodyLeading / 2 },
  addressee: { style: body, leading: bodyLeading, align: 'justified' },
  paragraph: { style: body, leading: bodyLeading, align: 'justified', indent: 2 },
  note: { style: { slot: 'kaiti', size: form.size }, leading: form.leading, align: 'justified' },
} as const satisfies Record<string, TextLook>

type TextBlock = Extract<Block, { kind: keyof typeof looks }>

/** Sets a block of running text, line by line, over as many pages as it takes. */
export function setTextBlock(flow: Flow, block: TextBlock): void {
  const look: TextLook = looks[block.kind]
  const head: RichText =
    block.kind === 'paragraph' && block.head !== undefined ? [{ text: block.head, slot: 'heiti' }] : []
  const items = [...flow.measurer.measure(head, look.style), ...flow.measurer.measure(block.text, look.style)]
  setLines(flow, items, look)
  flow.y += look.after ?? 0
}

function setLines(flow: Flow, items: readonly MeasuredCharacter[], look: TextLook): void {
  const indent = (look.indent ?? 0) * (look.style.pitch ?? look.style.size)
  // Every line that the text itself begins is a first line: a line break in the input starts a new paragraph.
  const begins = [true]
  const lines = breakParagraphs(items, page.measure, indent, begins)
  for (const [index, line] of lines.entries()) {
    flow.need(look.style.size)
    const shift = begins[index] ? indent : 0
    setLine(flow.page, visible(items, line), line.hard, {
      left: page.left + shift,
      measure: page.measure - shift,
      top: flow.y,
      align: look.align,
    })
    flow.y += look.leading
  }
}

/** Breaks paragraph by paragraph, as only a paragraph's first line is indented; notes which lines are first. */
function breakParagraphs(
  items: readonly MeasuredCharacter[],
  measure: number,
  indent: number,
  begins: boolean[],
): ReturnType<typeof breakLines> {
  const lines: ReturnType<typeof breakLines> = []
  let start = 0
  while (start <= items.length) {
    const newline = items.findIndex((item, index) => index >= start && item.text === '\n')
    const end = newline < 0 ? items.length : newline
    for (const [index, line] of breakLines(items.slice(start, end), (n) =>
      n === 0 ? measure - indent : measure,
    ).entries()) {
      begins[lines.length] = index === 0
      lines.push({ start: line.start + start, end: line.end + start, hard: line.hard })
    }
    start = end + 1
  }
  return lines
}
