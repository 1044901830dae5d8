import type { RichText } from './blocks.ts'
import { breakLines } from './break-lines.ts'
import type { Flow } from './flow.ts'
import type { MeasuredCharacter, Measurer, TextStyle } from './measure.ts'
import { type Alignment, setLine, visible, widthOf } from './set-line.ts'

/** A line broken to its measure, ready to be set. */
export interface BrokenLine {
  readonly items: readonly MeasuredCharacter[]
  /** The text itself ends the line; it is not justified. */
  readonly hard: boolean
  /** The line begins a paragraph: the text's first, or one after a line break of the input. */
  readonly first: boolean
}

/** How far the lines of a paragraph stand in from the left edge, in points: its first line, the others. */
export interface Indents {
  readonly first: number
  readonly others: number
}

const noIndents: Indents = { first: 0, others: 0 }

/** Breaks text into lines; a line break in the input starts a new paragraph, which is indented like the first. */
export function linesOf(
  items: readonly MeasuredCharacter[],
  measure: number,
  indents: Indents = noIndents,
): readonly BrokenLine[] {
  let known = brokenTexts.get(items)
  if (known === undefined) {
    known = []
    brokenTexts.set(items, known)
  }
  const { first, others } = indents
  for (const text of known) {
    if (text.measure === measure && text.first === first && text.others === others) return text.lines
  }
  const lines = breakAnew(items, measure, indents)
  known.push({ measure, first, others, lines })
  return lines
}

interface BrokenText extends Indents {
  readonly measure: number
  readonly lines: readonly BrokenLine[]
}

/** Lines of measured texts, found by the text's object and by what they are broken to. */
const brokenTexts = new WeakMap<readonly MeasuredCharacter[], BrokenText[]>()

function breakAnew(
  items: readonly MeasuredCharacter[],
  measure: number,
  indents: Indents,
): readonly BrokenLine[] {
  const lines: BrokenLine[] = []
  const room = (line: number): number => measure - (line === 0 ? indents.first : indents.others)
  for (let start = 0; start <= items.length; ) {
    let end = start
    while (end < items.length && items[end]!.text !== '\n') end += 1
    const paragraph = end - start === items.length ? items : items.slice(start, end)
    const broken = breakLines(paragraph, room)
    for (let index = 0; index < broken.length; index += 1) {
      const line = broken[index]!
      lines.push({ items: visible(paragraph, line, index > 0), hard: line.hard, first: index === 0 })
    }
    start = end + 1
  }
  return lines
}

/** Breaks a centred heading so that its lines are about as long as each other. */
export function balancedLines(items: readonly MeasuredCharacter[], measure: number): readonly BrokenLine[] {
  const lines = linesOf(items, measure)
  if (lines.length < 2 || lines.some((line) => line.hard && line !== lines.at(-1))) return lines
  let narrow = widthOf(items) / lines.length
  let wide = measure
  for (let step = 0; step < 12; step += 1) {
    const middle = (narrow + wide) / 2
    if (linesOf(items, middle).length > lines.length) narrow = middle
    else wide = middle
  }
  return linesOf(items, wide)
}

/** Measures and breaks at once. */
export const brokenText = (
  measurer: Measurer,
  text: RichText,
  style: TextStyle,
  measure: number,
): readonly BrokenLine[] => linesOf(measurer.measure(text, style), measure)

/** How lines follow each other down a page. */
export interface LineSetting {
  readonly left: number
  readonly measure: number
  readonly leading: number
  readonly align: Alignment
  readonly grey?: number
}

/** Sets lines one under the other on the page the flow has reached, without turning it. */
export function setBrokenLines(flow: Flow, lines: readonly BrokenLine[], setting: LineSetting): void {
  for (const line of lines) {
    setLine(flow.page, line.items, line.hard, { ...setting, top: flow.y })
    flow.y += setting.leading
  }
}
