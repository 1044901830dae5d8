import type { Line } from './break-lines.ts'
import { isSpace } from './characters.ts'
import { baselineInEm } from './geometry.ts'
import { type MeasuredCharacter, withoutBlankBefore } from './measure.ts'
import type { PageContent, PlacedGlyph } from './page-content.ts'

export type Alignment = 'justified' | 'left' | 'centre' | 'right'

export interface LinePlace {
  readonly left: number
  readonly measure: number
  /** Top of the em box of the line. */
  readonly top: number
  readonly align: Alignment
  readonly grey?: number
  readonly red?: boolean
  /** The line runs down the sheet: `left` is the left edge of its em box, `top` where its measure begins. */
  readonly turned?: boolean
}

/** A line is let out up to this share of the size per gap; beyond that it stays ragged. */
const mostLettingOut = 0.16

/**
 * The characters of a line that have ink or room: without its break and the spaces hanging at its end.
 * @param goesOn the line continues a paragraph: an opening mark at its start stands flush with the edge
 */
export function visible(
  items: readonly MeasuredCharacter[],
  line: Line,
  goesOn: boolean,
): MeasuredCharacter[] {
  let end = line.end
  while (end > line.start && (items[end - 1]!.text === '\n' || isSpace(items[end - 1]!.text))) end -= 1
  const shown = items.slice(line.start, end)
  const [first] = shown
  if (goesOn && first?.blankBefore) shown[0] = withoutBlankBefore(first, first.blankBefore)
  return shown
}

export const widthOf = (items: readonly MeasuredCharacter[]): number =>
  items.reduce((width, item) => width + item.width, 0)

/** Places one line of characters on a page. Characters of different sizes share the baseline of the first. */
export function setLine(
  page: PageContent,
  line: readonly MeasuredCharacter[],
  hard: boolean,
  place: LinePlace,
) {
  const first = line[0]
  if (first === undefined) return
  const slack = slackOf(line, place.measure)
  const gap = place.align === 'justified' && !hard ? lettingOut(line, slack) : 0
  const shift = place.align === 'centre' ? slack / 2 : place.align === 'right' ? slack : 0
  const { turned = false, red = false, grey = 0 } = place
  const baseline = turned ? place.top + shift : place.top + first.size * baselineInEm
  // The foot of a turned line is at its left.
  const left = turned ? place.left + first.size * (1 - baselineInEm) : place.left + shift
  const paint = { grey, ...(red && { red }), ...(turned && { turned }) }

  if (!turned) setTicks(page, line, gap, left, place.top)
  if (!line.some((item) => item.box)) {
    const glyphs = plainGlyphs(line, gap)
    page.texts.push({ x: left, baseline, size: first.size, ...paint, glyphs, tag: page.tag })
    return
  }
  let glyphs: PlacedGlyph[] = []
  const flush = (): void => {
    if (glyphs.length > 0)
      page.texts.push({ x: left, baseline, size: first.size, ...paint, glyphs, tag: page.tag })
    glyphs = []
  }
  let x = 0
  for (const [index, item] of line.entries()) {
    if (index > 0 && isGap(line[index - 1]!, item)) x += gap
    if (item.box) {
      flush()
      placeBox(page, item, left + x, baseline)
    } else {
      for (const glyph of item.glyphs) glyphs.push({ ...glyph, x: x + glyph.x })
    }
    x += item.width
  }
  flush()
}

/** Ends of the two strokes of a tick, in shares of the em from its top left corner. */
const tick = [
  [0.24, 0.5],
  [0.43, 0.7],
  [0.79, 0.26],
] as const
const tickWidth = 0.08

function setTicks(
  page: PageContent,
  line: readonly MeasuredCharacter[],
  gap: number,
  left: number,
  top: number,
): void {
  let x = left
  for (const [index, item] of line.entries()) {
    if (index > 0 && isGap(line[index - 1]!, item)) x += gap
    if (item.ticked) {
      const points = tick.map(([across, down]) => [x + across * item.size, top + down * item.size] as const)
      const width = tickWidth * item.size
      page.strokes.push({ from: points[0]!, to: points[1]!, width, grey: 0 })
      page.strokes.push({ from: points[1]!, to: points[2]!, width, grey: 0 })
    }
    x += item.width
  }
}

/** Glyphs of lines, found by the line's object and the gap it was let out by. */
const placedLines = new WeakMap<readonly MeasuredCharacter[], { gap: number; glyphs: PlacedGlyph[] }>()

/** Glyphs of a line without boxes. A line that is set again gets the same array, by which a writer knows it. */
function plainGlyphs(line: readonly MeasuredCharacter[], gap: number): readonly PlacedGlyph[] {
  const known = placedLines.get(line)
  if (known?.gap === gap) return known.glyphs
  const glyphs: PlacedGlyph[] = []
  let x = 0
  for (const [index, item] of line.entries()) {
    if (gap !== 0 && index > 0 && isGap(line[index - 1]!, item)) x += gap
    for (const { text, face, glyph, x: shift } of item.glyphs) {
      glyphs.push({ text, face, glyph, x: x + shift })
    }
    x += item.width
  }
  placedLines.set(line, { gap, glyphs })
  return glyphs
}

/**
 * What a line leaves of its measure. Its last full-width character is as wide as its glyph, not as the (narrower)
 * pitch; the blank half of a closing mark there hangs over the edge when it finds no room.
 */
function slackOf(line: readonly MeasuredCharacter[], measure: number): number {
  const last = line.at(-1)!
  const isWhole = last.wide && !last.box && last.width > last.size * 0.75
  const slack = measure - widthOf(line) + (isWhole ? last.width - last.size : 0)
  return slack < 0 ? Math.min(0, slack + (last.blankAfter ?? 0)) : slack
}

function isGap(before: MeasuredCharacter, after: MeasuredCharacter): boolean {
  return before.wide || after.wide || isSpace(before.text)
}

function lettingOut(line: readonly MeasuredCharacter[], slack: number): number {
  const gaps = line.slice(1).filter((item, index) => isGap(line[index]!, item)).length
  const gap = gaps > 0 ? slack / gaps : 0
  return gap <= line[0]!.size * mostLettingOut ? gap : 0
}

function placeBox(page: PageContent, item: MeasuredCharacter, x: number, baseline: number): void {
  const box = item.box!
  const left = x + (item.width - box.width) / 2
  const right = left + box.width
  const bottom = baseline + item.size * 0.08
  const top = bottom - box.height
  const glyphBaseline = bottom - (box.height - box.glyphSize * 0.72) / 2
  page.texts.push({
    x,
    baseline: glyphBaseline,
    size: box.glyphSize,
    grey: 0,
    glyphs: item.glyphs,
    actual: item.text,
    tag: page.tag,
  })
  frameRules(page, { left, right, top, bottom }, 0.5)
}

/** Four rules around a box; they meet in its corners. */
export function frameRules(
  page: PageContent,
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  width: number,
): void {
  const { left, right, top, bottom } = box
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const
  for (const [index, from] of corners.entries()) {
    page.strokes.push({ from, to: corners[(index + 1) % 4]!, width, grey: 0 })
  }
}
