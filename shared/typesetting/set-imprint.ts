import type { Block } from './blocks.ts'
import type { Flow } from './flow.ts'
import { imprint } from './geometry.ts'
import { type BrokenLine, linesOf } from './lines.ts'
import { setLine, widthOf } from './set-line.ts'

const style = { slot: 'fangsong', size: imprint.size } as const
/** From a rule to the em box of the text under or over it. */
const padding = (imprint.leading - imprint.size) / 2

/**
 * 版记 at the foot of the page, its last rule on the lower edge of the text block: copies above, organ and date
 * below, one character of room at either end. A letter (信函) has neither rules nor organ and date in its 版记.
 */
export function setImprint(flow: Flow, block: Extract<Block, { kind: 'imprint' }>): void {
  const { left, right, measure, bottom } = flow.frame
  const isLetter = flow.sheet === 'letter'
  const inner = measure - 2 * imprint.size
  const copies = block.copies === '' ? [] : copyLines(flow, block.copies, inner)
  const organ = flow.measurer.measure(block.organ, style)
  const date = flow.measurer.measure(block.date, style)
  const onOneLine = widthOf(organ) + widthOf(date) + imprint.size <= inner
  const issued: (readonly BrokenLine[])[] = isLetter
    ? []
    : onOneLine
      ? [linesOf(organ, inner)]
      : [linesOf(organ, inner), linesOf(date, inner)]
  const lines = [copies, issued.flat()].filter((part) => part.length > 0)
  const height = lines.flat().length * imprint.leading
  flow.need(height)
  flow.y = bottom - height
  const rule = (width: number): void => {
    if (isLetter) return
    flow.page.strokes.push({ from: [left, flow.y], to: [right, flow.y], width, grey: 0 })
  }
  rule(imprint.outerRule)
  for (const [index, part] of lines.entries()) {
    if (index > 0) rule(imprint.innerRule)
    for (const [number, line] of part.entries()) {
      const place = { left: left + imprint.size, measure: inner, top: flow.y + padding }
      const hanging = part === copies && number > 0 ? hangingOf(flow) : 0
      const isDate = !onOneLine && part !== copies && number === part.length - 1
      setLine(flow.page, line.items, line.hard, {
        ...place,
        left: place.left + hanging,
        measure: inner - hanging,
        align: isDate ? 'right' : 'justified',
      })
      if (onOneLine && part !== copies) setLine(flow.page, date, true, { ...place, align: 'right' })
      flow.y += imprint.leading
    }
  }
  rule(imprint.outerRule)
  flow.y = bottom
}

/** Lines after the first stand under the first name, after `抄送：`. */
const hangingOf = (flow: Flow): number => widthOf(flow.measurer.measure('抄送：', style))

function copyLines(flow: Flow, copies: string, inner: number): readonly BrokenLine[] {
  return linesOf(flow.measurer.measure(copies, style), inner, { first: 0, others: hangingOf(flow) })
}
