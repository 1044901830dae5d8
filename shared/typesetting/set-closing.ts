import type { Block } from './blocks.ts'
import { breakLines } from './break-lines.ts'
import type { Flow } from './flow.ts'
import { bodyLeading, bodyPitch, form, page, pageRight, size } from './geometry.ts'
import { setLine, visible, widthOf } from './set-line.ts'
import { outerBorder } from './set-table.ts'

const body = { slot: 'fangsong', size: size.three, pitch: bodyPitch } as const
const small = { slot: 'fangsong', size: size.four } as const
const smallLeading = 25
const inset = 10
/** 成文日期右空四字. */
const sealIndent = 4 * bodyPitch
const placeGrey = 0.45

/**
 * Organ, place of the seal and date, one under the other and centred on the date, which ends four characters
 * before the edge; a long name of an organ pushes the axis to the left. Kept on one page.
 */
export function setSeal(flow: Flow, block: Extract<Block, { kind: 'seal' }>): void {
  const date = flow.measurer.measure(block.date, body)
  const organ = flow.measurer.measure(block.organ, body)
  const axis = Math.min(pageRight - sealIndent - widthOf(date) / 2, pageRight - widthOf(organ) / 2)
  const organLines = breakLines(organ, () => page.measure).map((line) => visible(organ, line))
  const place = flow.measurer.measure(block.place, { ...small, slot: 'kaiti' })
  const lines = [...organLines, place, date]
  flow.need((lines.length - 1) * bodyLeading + size.three)
  for (const line of lines) {
    const half = Math.min(axis - page.left, pageRight - axis)
    const left = organLines.length > 1 && line !== date && line !== place ? page.left : axis - half
    setLine(flow.page, line, true, {
      left,
      measure: left === page.left ? page.measure : 2 * half,
      top: flow.y,
      align: 'centre',
      grey: line === place ? placeGrey : 0,
    })
    flow.y += bodyLeading
  }
}

/** A framed part for receipt: a sentence, then rows of labels with a rule to write on. Kept on one page. */
export function setSignatures(flow: Flow, block: Extract<Block, { kind: 'signatures' }>): void {
  const measure = page.measure - 2 * inset
  const head = flow.measurer.measure(block.head, small)
  const headLines = breakLines(head, () => measure)
  const height = 2 * inset + (headLines.length + block.rows.length * 1.35 - 1) * smallLeading + size.four
  flow.need(height)
  const top = flow.y
  let y = top + inset
  for (const line of headLines) {
    const place = { left: page.left + inset, measure, top: y, align: 'justified' } as const
    setLine(flow.page, visible(head, line), line.hard, place)
    y += smallLeading
  }
  for (const row of block.rows) {
    y += smallLeading * 0.35
    const width = measure / row.length
    for (const [index, field] of row.entries()) {
      const left = page.left + inset + index * width
      const label = flow.measurer.measure(field.label, small)
      const value = flow.measurer.measure(field.value ?? '', small)
      const ruleStart = left + widthOf(label)
      const ruleEnd = left + width - (index < row.length - 1 ? inset : 0)
      setLine(flow.page, label, true, { left, measure: width, top: y, align: 'left' })
      setLine(flow.page, value, true, {
        left: ruleStart,
        measure: ruleEnd - ruleStart,
        top: y,
        align: 'centre',
      })
      const under = y + size.four * 1.1
      flow.page.strokes.push({
        from: [ruleStart, under],
        to: [ruleEnd, under],
        width: form.innerRule,
        grey: 0,
      })
    }
    y += smallLeading
  }
  outerBorder(flow.page, top, top + height)
  flow.y = top + height + smallLeading - size.four
}
