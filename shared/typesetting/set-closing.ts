import type { BlankField, Block, RichText } from './blocks.ts'
import { breakLines } from './break-lines.ts'
import type { Flow } from './flow.ts'
import { bodyLeading, bodyPitch, form, page, pageRight, size } from './geometry.ts'
import type { MeasuredCharacter } from './measure.ts'
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

/**
 * A framed part for receipt: a sentence, then rows of labels with a rule to write on. Kept on one page. A field
 * whose label and value need more room than its share of the line takes whole lines, without a rule.
 */
export function setSignatures(flow: Flow, block: Extract<Block, { kind: 'signatures' }>): void {
  const measure = page.measure - 2 * inset
  const left = page.left + inset
  const head = linesOf(flow, block.head, measure)
  const rows = block.rows.flatMap((fields) => layFields(flow, fields, measure))
  const lines = head.length + rows.reduce((sum, row) => sum + row.lines + rowGap, 0)
  const height = 2 * inset + (lines - 1) * smallLeading + size.four + 4
  flow.need(height)
  const top = flow.y
  flow.y += inset
  setLines(flow, head, left, measure)
  for (const row of rows) {
    flow.y += rowGap * smallLeading
    row.set(left)
  }
  outerBorder(flow.page, top, top + height)
  flow.y = top + height + smallLeading - size.four
}

const rowGap = 0.35

/** A laid row of fields: its height in lines, and how to set it at the height the flow has reached. */
interface LaidRow {
  readonly lines: number
  set(left: number): void
}

function layFields(flow: Flow, fields: readonly BlankField[], measure: number): LaidRow[] {
  const share = measure / fields.length
  const room = (index: number): number => share - (index < fields.length - 1 ? inset : 0)
  const measured = fields.map((field) => ({
    label: flow.measurer.measure(field.label, small),
    value: flow.measurer.measure(field.value ?? '', small),
  }))
  const fits = measured.every(({ label, value }, index) => widthOf(label) + widthOf(value) <= room(index))
  if (!fits) {
    return fields.map((field) => {
      const lines = linesOf(flow, `${field.label}${field.value ?? ''}`, measure)
      return { lines: lines.length, set: (left) => setLines(flow, lines, left, measure) }
    })
  }
  const set = (left: number): void => {
    for (const [index, { label, value }] of measured.entries()) {
      const from = left + index * share + widthOf(label)
      const to = left + index * share + room(index)
      const top = flow.y
      setLine(flow.page, label, true, { left: left + index * share, measure: share, top, align: 'left' })
      setLine(flow.page, value, true, { left: from, measure: to - from, top, align: 'right' })
      const under = top + size.four * 1.15
      flow.page.strokes.push({ from: [from, under], to: [to, under], width: form.innerRule, grey: 0 })
    }
    flow.y += smallLeading
  }
  return [{ lines: 1, set }]
}

interface SetLine {
  readonly items: readonly MeasuredCharacter[]
  readonly hard: boolean
}

function linesOf(flow: Flow, text: RichText, measure: number): SetLine[] {
  const items = flow.measurer.measure(text, small)
  return breakLines(items, () => measure).map((line) => ({ items: visible(items, line), hard: line.hard }))
}

function setLines(flow: Flow, lines: readonly SetLine[], left: number, measure: number): void {
  for (const line of lines) {
    setLine(flow.page, line.items, line.hard, { left, measure, top: flow.y, align: 'justified' })
    flow.y += smallLeading
  }
}
