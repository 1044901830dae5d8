import {
  isDigit,
  isDoubled,
  isForbiddenAtEnd,
  isForbiddenAtStart,
  isSpace,
  isUnit,
  isWordCharacter,
} from './characters.ts'

/** What the breaker needs to know of a character. */
export interface Breakable {
  readonly text: string
  readonly width: number
  /** Blank part at its left that is left out where a line that goes on begins with it (行首). */
  readonly blankBefore?: number
  /** Blank part at its right that may hang over the edge where a line ends with it (行尾). */
  readonly blankAfter?: number
}

/** Characters `start` up to, not including, `end`. Lines follow each other without a gap: nothing is lost. */
export interface Line {
  readonly start: number
  readonly end: number
  /** The line ends because the text says so (`\n` or its end); it is not justified. */
  readonly hard: boolean
}

/**
 * Breaks text into lines after the rules of Chinese setting (禁则): no closing mark at the start of a line, no
 * opening mark at its end, Latin words, numbers with their unit and doubled signs whole. Where a word is longer
 * than a line, or marks follow each other without end, the rules give way and the measure holds. Spaces at the end
 * of a line hang over its edge, and so does the blank half of a closing mark; that of an opening mark at the start
 * of a line that goes on is left out. A single character wider than the measure gets a line of its own.
 * @param measure width of each line, by its index, in the unit of `Breakable.width`
 */
export function breakLines(items: readonly Breakable[], measure: (line: number) => number): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < items.length) {
    const line = nextLine(items, start, measure(lines.length), lines.at(-1)?.hard === false)
    lines.push(line)
    start = line.end
  }
  if (items.length === 0 || items.at(-1)?.text === '\n') {
    lines.push({ start: items.length, end: items.length, hard: true })
  }
  return lines
}

function nextLine(items: readonly Breakable[], start: number, measure: number, goesOn: boolean): Line {
  let width = goesOn ? -(items[start]!.blankBefore ?? 0) : 0
  let fit = start
  for (; fit < items.length; fit += 1) {
    const item = items[fit]!
    if (item.text === '\n') return { start, end: fit + 1, hard: true }
    width += item.width
    // The small allowance is for sums of fractions, far below what can be seen.
    if (width - (item.blankAfter ?? 0) > measure + 1e-6 && !isSpace(item.text)) break
  }
  if (fit === items.length) return { start, end: fit, hard: true }
  const end = lastBreak(items, start, fit, mayBreak) ?? lastBreak(items, start, fit, mayCutWord) ?? fit
  return { start, end: Math.max(end, start + 1), hard: false }
}

type BreakRule = (items: readonly Breakable[], start: number, at: number) => boolean

function lastBreak(items: readonly Breakable[], start: number, fit: number, rule: BreakRule): number | null {
  for (let at = fit; at > start; at -= 1) {
    if (rule(items, start, at)) return at
  }
  return null
}

/** Whether a line may end before the character `at`. Spaces belong to the line they follow. */
function mayBreak(items: readonly Breakable[], start: number, at: number): boolean {
  const before = items[at - 1]!.text
  const after = items[at]!.text
  if (isWordCharacter(before) && isWordCharacter(after)) return false
  if (isDigit(before) && isUnit(after)) return false
  // `2.` numbers the entry that follows it.
  if (before === '.' && at - 2 >= start && isDigit(items[at - 2]!.text)) return false
  return mayCutWord(items, start, at)
}

/** The same for a word that is longer than a line. */
function mayCutWord(items: readonly Breakable[], start: number, at: number): boolean {
  const after = items[at]!.text
  if (isSpace(after) || isForbiddenAtStart(after)) return false
  let last = at - 1
  while (last > start && isSpace(items[last]!.text)) last -= 1
  const before = items[last]!.text
  if (isForbiddenAtEnd(before)) return false
  return !(isDoubled(before) && before === after && last === at - 1)
}
