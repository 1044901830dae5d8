import type { Line } from './break-lines.ts'
import { isSpace } from './characters.ts'
import { baselineInEm } from './geometry.ts'
import { type MeasuredCharacter, withoutBlankBefore } from './measure.ts'
import { isGap, type PageContent } from './page-content.ts'

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

export function widthOf(items: readonly MeasuredCharacter[]): number {
  let width = 0
  for (const item of items) width += item.width
  return width
}

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
  let [hasBox, hasTick] = [false, false]
  for (const item of line) {
    hasBox ||= item.box !== undefined
    hasTick ||= item.ticked === true
  }
  if (hasTick && !turned) setTicks(page, line, gap, left, place.top)
  const put = (characters: readonly MeasuredCharacter[], x: number): void => {
    if (characters.length === 0) return
    page.texts.push({ x, baseline, size: first.size, grey, red, turned, characters, gap, tag: page.tag })
  }
  if (!hasBox) {
    put(line, left)
    return
  }
  let start = 0
  let x = left
  let startX = x
  for (const [index, item] of line.entries()) {
    if (index > 0 && isGap(line[index - 1]!, item)) x += gap
    if (index === start) startX = x
    if (item.box) {
      put(line.slice(start, index), startX)
      placeBox(page, item, x, baseline)
      start = index + 1
    }
    x += item.width
  }
  put(line.slice(start), startX)
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

function lettingOut(line: readonly MeasuredCharacter[], slack: number): number {
  let gaps = 0
  for (let index = 1; index < line.length; index += 1) {
    if (isGap(line[index - 1]!, line[index]!)) gaps += 1
  }
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
  if (item.glyphs.length > 0) {
    page.texts.push({
      x,
      baseline: glyphBaseline,
      size: box.glyphSize,
      grey: 0,
      characters: [item],
      gap: 0,
      actual: item.text,
      tag: page.tag,
    })
  }
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
