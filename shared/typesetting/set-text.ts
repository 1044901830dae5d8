import type { Block, Slot } from './blocks.ts'
import type { Flow } from './flow.ts'
import { formText, mm, size } from './geometry.ts'
import { type BrokenLine, balancedLines, type Indents, linesOf } from './lines.ts'
import type { MeasuredCharacter, TextStyle } from './measure.ts'
import { type Alignment, setLine, widthOf } from './set-line.ts'

/** How a block of running text is set. Distances in points. */
interface TextLook {
  readonly style: TextStyle
  readonly leading: number
  readonly align: Alignment
  /** Indent of the first line, in characters. */
  readonly indent?: number
  /** Distance to the block that follows, beyond the leading of the last line. */
  readonly after?: number
  /** Lines about as long as each other. */
  readonly balanced?: boolean
}

const kinds = [
  'issuer',
  'title',
  'number',
  'addressee',
  'paragraph',
  'heading',
  'cover-title',
  'note',
] as const
type TextBlock = Extract<Block, { kind: (typeof kinds)[number] }>

const titleStyle = { slot: 'title', size: size.two } as const

/** Heads of the four levels: 一、 （一） 1. （1）. */
const headingSlots = { 1: 'heiti', 2: 'kaiti', 3: 'fangsong', 4: 'fangsong' } as const satisfies Record<
  number,
  Slot
>

function lookOf(flow: Flow, block: TextBlock): TextLook {
  const { style, leading } = flow.body
  switch (block.kind) {
    case 'issuer':
      return { style, leading, align: 'centre', after: 2, balanced: true }
    case 'title':
      return {
        style: titleStyle,
        leading: 36,
        align: 'centre',
        after: 3,
        balanced: true,
      }
    case 'number':
      return { style, leading, align: 'centre', after: leading / 2 }
    case 'addressee':
      return { style, leading, align: 'justified' }
    case 'paragraph':
      return { style, leading, align: 'justified', indent: 2 }
    case 'heading':
      return { style: { ...style, slot: headingSlots[block.level] }, leading, align: 'justified', indent: 2 }
    case 'cover-title':
      return {
        style: { slot: 'title', size: size.one },
        leading: 48,
        align: 'centre',
        after: 12,
        balanced: true,
      }
    case 'note':
      return {
        style: { slot: 'kaiti', size: size.smallFour },
        leading: formText.leading - 1.5,
        align: 'justified',
      }
  }
}

/** A cover's lines begin this far down an empty page. */
const coverDrop = mm(26)

/**
 * Sets a block of running text, line by line, over as many pages as it takes.
 * @param following height of what must stand on the page of the block's last line, from the top of the next line
 */
export function setTextBlock(flow: Flow, block: TextBlock, following: number): void {
  const look = lookOf(flow, block)
  const head: readonly MeasuredCharacter[] =
    block.kind === 'paragraph' && block.head !== undefined
      ? flow.measurer.measure([{ text: block.head, slot: 'heiti' }], look.style)
      : []
  const text = flow.measurer.measure(block.text, look.style)
  const items = head.length > 0 ? [...head, ...text] : text
  const first = (look.indent ?? 0) * (look.style.pitch ?? look.style.size)
  const indents = { first, others: 0 }
  const { measure } = flow.frame
  const lines = look.balanced ? balancedLines(items, measure) : linesOf(items, measure, indents)
  if (block.kind === 'cover-title' && flow.atTop) flow.y += coverDrop
  setLinesOverPages(flow, lines, { ...look, indents, following: following + (look.after ?? 0) })
  flow.y += look.after ?? 0
}

/** 附件说明: `附件：` and the entry, or each numbered under the first; lines that follow hang under the entry. */
export function setAttachments(
  flow: Flow,
  block: Extract<Block, { kind: 'attachments' }>,
  following: number,
): void {
  const { style, leading } = flow.body
  const pitch = style.pitch ?? style.size
  const numbered = block.items.length > 1
  for (const [index, item] of block.items.entries()) {
    const label = index === 0 ? '附件：' : ''
    const number = numbered ? `${index + 1}.` : ''
    const start = index === 0 ? 2 * pitch : 5 * pitch
    const hanging = 5 * pitch + widthOf(flow.measurer.measure(number, style))
    const items = flow.measurer.measure(`${label}${number}${item}`, style)
    const indents = { first: start, others: hanging }
    const last = index === block.items.length - 1
    setLinesOverPages(flow, linesOf(items, flow.frame.measure, indents), {
      style,
      leading,
      align: 'justified',
      indents,
      following: last ? following : 0,
    })
  }
}

interface OverPages extends Pick<TextLook, 'style' | 'leading' | 'align'> {
  readonly indents: Indents
  readonly following: number
}

/** So many lines go over with what must follow the last one, where the text has enough to leave two behind. */
const linesKept = 2

function setLinesOverPages(flow: Flow, lines: readonly BrokenLine[], look: OverPages): void {
  const { style, leading, indents, following } = look
  const { left, measure } = flow.frame
  const kept = lines.length >= 2 * linesKept ? linesKept : 1
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!
    const remaining = lines.length - index
    if (remaining === kept && following > 0) flow.need(kept * leading + following)
    else flow.need(style.size)
    const shift = line.first ? indents.first : indents.others
    setLine(flow.page, line.items, line.hard, {
      left: left + shift,
      measure: measure - shift,
      top: flow.y,
      align: look.align,
    })
    flow.inkBottom = flow.y + style.size
    flow.y += leading
  }
}
