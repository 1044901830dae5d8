import type { Flow } from './flow.ts'
import { mm, pageNumber, size } from './geometry.ts'
import type { PageContent } from './page-content.ts'
import type { RepeatedBlocks } from './repeated-blocks.ts'
import { frameRules, setLine, widthOf } from './set-line.ts'

/**
 * Page numbers with a 一字线 on both sides: odd pages at the right, even pages at the left. On a sheet turned round
 * they stand where those of the other pages do, and turned like them; the first page of a letter has none.
 */
export function setPageNumbers(flow: Flow, repeated?: RepeatedBlocks): void {
  for (const [index, target] of flow.pages.entries()) {
    if (index === 0 && flow.sheet === 'letter') continue
    const number = index + 1
    if (repeated === undefined) setPageNumber(flow, target, number)
    else repeated.setPageNumber(flow, target, number, setPageNumber)
  }
}

const numberStyle = { slot: 'songti', size: pageNumber.size } as const

function setPageNumber(flow: Flow, page: PageContent, number: number): void {
  const text = flow.measurer.measure(`— ${number} —`, numberStyle)
  const align = number % 2 === 1 ? 'right' : 'left'
  // The 一字线 runs through the middle of the em box; it is the line that stands 7 mm off the text block.
  const distance = pageNumber.below - pageNumber.size / 2
  const { left, top, measure, depth, bottom } = flow.frame
  if (flow.sheet === 'landscape') {
    setLine(page, text, true, {
      left: left - distance - pageNumber.size,
      top: top + pageNumber.indent,
      measure: depth - 2 * pageNumber.indent,
      align,
      turned: true,
    })
  } else {
    setLine(page, text, true, {
      left: left + pageNumber.indent,
      top: bottom + distance,
      measure: measure - 2 * pageNumber.indent,
      align,
    })
  }
}

const markTop = { usual: mm(17), letter: mm(12), landscape: mm(10) } as const
const editionTop = { usual: mm(24), letter: mm(19), landscape: mm(17) } as const
const topOf = (flow: Flow, tops: typeof markTop | typeof editionTop): number =>
  flow.sheet === 'letter' ? tops.letter : flow.sheet === 'landscape' ? tops.landscape : tops.usual

/** The mark of a draft: framed, in the upper margin of every page, at the right edge of the text block. */
export function setMark(flow: Flow, mark: string): void {
  const text = flow.measurer.measure(mark, { slot: 'heiti', size: size.two, pitch: size.two * 1.25 })
  const padding = size.two * 0.35
  const width = widthOf(text) - size.two * 0.25
  const { right } = flow.frame
  const left = right - width - 2 * padding
  const top = topOf(flow, markTop)
  const bottom = top + size.two + 2 * padding
  for (const target of flow.pages) {
    setLine(target, text, true, { left: left + padding, measure: width, top: top + padding, align: 'left' })
    frameRules(target, { left, right, top, bottom }, 1.2)
  }
}

/** The mark of a re-issued paper, small in the upper margin of the first page, at the left. */
export function setEdition(flow: Flow, edition: string): void {
  const text = flow.measurer.measure(edition, { slot: 'kaiti', size: size.smallFour })
  const { left, measure } = flow.frame
  setLine(flow.pages[0]!, text, true, { left, measure, top: topOf(flow, editionTop), align: 'left' })
}
