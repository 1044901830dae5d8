import type { PrintableDocument } from './blocks.ts'
import type { Flow } from './flow.ts'
import { baselineInEm, bodyLeading, letterHead } from './geometry.ts'
import { balancedLines } from './lines.ts'
import type { MeasuredCharacter } from './measure.ts'
import { setLine, widthOf } from './set-line.ts'

/** Height of a Chinese character's ink above the baseline, as a share of its size. */
const inkAboveBaseline = 0.85
const inkBelowBaseline = 0.09
/** Distance between the lines of a mark that takes two, as a share of its size. */
const markLeading = 1.2

/**
 * Head of the first page of a letter (信函格式): the organ's name as mark in red, its upper edge 30 mm from that of
 * the sheet, a double rule 4 mm under it and another 20 mm above the lower edge, the number at the right under the
 * first. The flow goes on where the title stands: two lines below the last of these.
 */
export function setLetterHead(flow: Flow, document: PrintableDocument): void {
  const { measure, left } = flow.frame
  const issuer = document.blocks.find((block) => block.kind === 'issuer')
  flow.tag = { role: 'P' }
  const { lines, size } = markLines(flow, issuer?.text ?? document.organ)
  // The distances are meant from the ink, which begins a little under the top of the em box.
  let top = letterHead.markTop - (baselineInEm - inkAboveBaseline) * size
  for (const items of lines) {
    setLine(flow.page, items, true, { left, measure, top, align: 'centre', red: true })
    top += size * markLeading
  }
  const inkBottom = top - size * markLeading + (baselineInEm + inkBelowBaseline) * size
  const upper = inkBottom + letterHead.ruleBelowMark
  doubleRule(flow, upper, 'thick')
  const lower = flow.frame.height - letterHead.lowerRuleFromBottom
  doubleRule(flow, lower - letterHead.thick - letterHead.between - letterHead.thin, 'thin')

  flow.y = upper + letterHead.thick + letterHead.between + letterHead.thin + letterHead.textFromRule
  const number = document.blocks.find((block) => block.kind === 'number')
  if (number) {
    flow.tag = { role: 'P' }
    const items = flow.measurer.measure(number.text, flow.body.style)
    setLine(flow.page, items, true, { left, measure, top: flow.y, align: 'right' })
    flow.y += bodyLeading
  }
  flow.y += 2 * bodyLeading
  flow.inkBottom = flow.y
}

/** As large as fits on a line, with short names drawn apart; a very long one takes two lines. */
function markLines(flow: Flow, text: string): { lines: (readonly MeasuredCharacter[])[]; size: number } {
  const { measure } = flow.frame
  const atLargest = flow.measurer.measure(text, { slot: 'title', size: letterHead.largestMark })
  const fitting = Math.min(
    letterHead.largestMark,
    (letterHead.largestMark * measure) / Math.max(1, widthOf(atLargest)),
  )
  const size = Math.max(letterHead.smallestMark, Math.floor(fitting * 2) / 2)
  const pitch = Math.max(size, Math.min(size * 1.3, (measure * 0.9) / Math.max(1, [...text].length)))
  const items = flow.measurer.measure(text, { slot: 'title', size, pitch })
  if (widthOf(items) <= measure + pitch - size) return { lines: [items], size }
  const plain = flow.measurer.measure(text, { slot: 'title', size })
  return { lines: balancedLines(plain, measure).map((line) => line.items), size }
}

/** @param top upper edge of the first rule's stroke */
function doubleRule(flow: Flow, top: number, first: 'thick' | 'thin'): void {
  const left = (flow.frame.width - letterHead.ruleLength) / 2
  const right = left + letterHead.ruleLength
  const second = first === 'thick' ? 'thin' : 'thick'
  const tops = [top, top + letterHead[first] + letterHead.between]
  for (const [index, kind] of ([first, second] as const).entries()) {
    const width = letterHead[kind]
    const y = tops[index]! + width / 2
    // Strokes end in a square cap: half their width beyond their ends.
    const from = [left + width / 2, y] as const
    flow.page.strokes.push({ from, to: [right - width / 2, y], width, grey: 0, red: true })
  }
}
