import type { BlankField, Block } from './blocks.ts'
import type { Flow } from './flow.ts'
import { form, size } from './geometry.ts'
import { type BrokenLine, brokenText, setBrokenLines } from './lines.ts'
import type { TextStyle } from './measure.ts'
import { frameRules, setLine, widthOf } from './set-line.ts'

const inset = 10
/** Between two rows of fields, in lines. */
const rowGap = 0.35

interface Look {
  readonly style: TextStyle
  readonly leading: number
}
const lookOf = (flow: Flow): Look =>
  flow.body.style.size < size.four
    ? { style: { slot: 'fangsong', size: flow.body.style.size }, leading: 22 }
    : { style: { slot: 'fangsong', size: size.four }, leading: 25 }

/**
 * A framed part for receipt: a sentence, then rows of labels with a rule to write on. Kept on one page. A field
 * whose label and value need more room than its share of the line takes whole lines, without a rule.
 */
export function setSignatures(flow: Flow, block: Extract<Block, { kind: 'signatures' }>): void {
  const look = lookOf(flow)
  const { leading, style } = look
  const measure = flow.frame.measure - 2 * inset
  const left = flow.frame.left + inset
  const head = brokenText(flow.measurer, block.head, style, measure)
  const rows = block.rows.flatMap((fields) => layFields(flow, look, fields, measure))
  const lines = head.length + rows.reduce((sum, row) => sum + row.lines + rowGap, 0)
  const height = 2 * inset + (lines - 1) * leading + style.size + 4
  flow.need(height)
  const top = flow.y
  flow.y += inset
  setBrokenLines(flow, head, { left, measure, leading, align: 'justified' })
  for (const row of rows) {
    flow.y += rowGap * leading
    row.set(left)
  }
  frameRules(flow.page, { ...flow.frame, top, bottom: top + height }, form.outerRule)
  flow.y = top + height + leading - style.size
  flow.inkBottom = top + height
}

/** A laid row of fields: its height in lines, and how to set it at the height the flow has reached. */
interface LaidRow {
  readonly lines: number
  set(left: number): void
}

function layFields(flow: Flow, look: Look, fields: readonly BlankField[], measure: number): LaidRow[] {
  const { leading, style } = look
  const share = measure / fields.length
  const room = (index: number): number => share - (index < fields.length - 1 ? inset : 0)
  const measured = fields.map((field) => ({
    label: flow.measurer.measure(field.label, style),
    value: flow.measurer.measure(field.value ?? '', style),
  }))
  const fits = measured.every(({ label, value }, index) => widthOf(label) + widthOf(value) <= room(index))
  if (!fits) {
    return fields.map((field) => {
      const lines: readonly BrokenLine[] = brokenText(
        flow.measurer,
        `${field.label}${field.value ?? ''}`,
        style,
        measure,
      )
      const set = (left: number): void =>
        setBrokenLines(flow, lines, { left, measure, leading, align: 'justified' })
      return { lines: lines.length, set }
    })
  }
  const set = (left: number): void => {
    for (const [index, { label, value }] of measured.entries()) {
      const from = left + index * share + widthOf(label)
      const to = left + index * share + room(index)
      const top = flow.y
      setLine(flow.page, label, true, { left: left + index * share, measure: share, top, align: 'left' })
      setLine(flow.page, value, true, { left: from, measure: to - from, top, align: 'right' })
      const under = top + style.size * 1.15
      flow.page.strokes.push({ from: [from, under], to: [to, under], width: form.innerRule, grey: 0 })
    }
    flow.y += leading
  }
  return [{ lines: 1, set }]
}
