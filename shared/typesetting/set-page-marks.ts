import type { Flow } from './flow.ts'
import { mm, page, pageBottom, pageNumber, pageRight, size } from './geometry.ts'
import { setLine, widthOf } from './set-line.ts'

/** Page numbers with a 一字线 on both sides: odd pages at the right, even pages at the left. */
export function setPageNumbers(flow: Flow): void {
  for (const [index, target] of flow.pages.entries()) {
    const number = index + 1
    const text = flow.measurer.measure(`— ${number} —`, { slot: 'fangsong', size: pageNumber.size })
    // The 一字线 runs through the middle of the em box; it is the line that stands 7 mm below the text block.
    const top = pageBottom + pageNumber.below - pageNumber.size / 2
    setLine(target, text, true, {
      left: page.left + pageNumber.indent,
      measure: page.measure - 2 * pageNumber.indent,
      top,
      align: number % 2 === 1 ? 'right' : 'left',
    })
  }
}

/** The mark of a draft: framed, in the upper margin of every page, at the right edge of the text block. */
export function setMark(flow: Flow, mark: string): void {
  const text = flow.measurer.measure(mark, { slot: 'heiti', size: size.two, pitch: size.two * 1.25 })
  const padding = size.two * 0.35
  const width = widthOf(text) - size.two * 0.25
  const right = pageRight
  const left = right - width - 2 * padding
  const top = mm(17)
  const bottom = top + size.two + 2 * padding
  for (const target of flow.pages) {
    setLine(target, text, true, { left: left + padding, measure: width, top: top + padding, align: 'left' })
    for (const [from, to] of [
      [
        [left, top],
        [right, top],
      ],
      [
        [right, top],
        [right, bottom],
      ],
      [
        [right, bottom],
        [left, bottom],
      ],
      [
        [left, bottom],
        [left, top],
      ],
    ] as const) {
      target.strokes.push({ from, to, width: 1.2, grey: 0 })
    }
  }
}
