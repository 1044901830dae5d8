import type { Block } from './blocks.ts'
import type { Flow } from './flow.ts'
import { seal, size } from './geometry.ts'
import { brokenText } from './lines.ts'
import { prepareSeal } from './read-image.ts'
import { setLine, widthOf } from './set-line.ts'

type SealBlock = Extract<Block, { kind: 'seal' }>

const placeStyle = { slot: 'kaiti', size: size.four } as const
const placeGrey = 0.45
/** 成文日期右空四字. */
const charactersAfterDate = 4

/** Height of the block as set at the top of nothing: what a page must have left for it. */
export function sealHeight(flow: Flow, block: SealBlock): number {
  const { leading, style } = flow.body
  const organLines = brokenText(flow.measurer, block.organ, style, flow.frame.measure).length
  if (block.image === undefined) return (organLines + 1) * leading + style.size
  const text = organLines * leading + style.size
  return Math.max(seal.diameter, text) + Math.max(0, (text - seal.diameter) / 2)
}

/**
 * Organ, place of the seal and date, one under the other and centred on the date, which ends four characters
 * before the edge; a long name of an organ pushes the axis to the left. With an image the seal is printed over
 * organ and date, its middle a little above theirs, its top within a line of the text above. Kept on one page.
 * @throws TypesetError when the image can't be used
 */
export function setSeal(flow: Flow, block: SealBlock): void {
  const { style, leading } = flow.body
  const { left, right, measure } = flow.frame
  const image = block.image && prepareSeal(block.image.bytes)
  const date = flow.measurer.measure(block.date, style)
  const organ = flow.measurer.measure(block.organ, style)
  const after = charactersAfterDate * (style.pitch ?? style.size)
  const room = image ? seal.diameter : 0
  const axis = Math.min(right - after - widthOf(date) / 2, right - widthOf(organ) / 2, right - room / 2)
  const organLines = brokenText(flow.measurer, block.organ, style, measure).map((line) => line.items)
  const place = image ? [] : [flow.measurer.measure(block.place, placeStyle)]
  const lines = [...organLines, ...place, date]
  flow.need(sealHeight(flow, block))
  let end = 0
  if (image) {
    const text = (lines.length - 1) * leading + style.size
    const top = Math.max(flow.y, flow.inkBottom + seal.diameter / 2 + seal.textUnderMiddle - text / 2)
    const middle = top + text / 2 - seal.textUnderMiddle
    flow.y = top
    end = middle + seal.diameter / 2
    const { diameter } = seal
    const [x, y] = [axis - diameter / 2, middle - diameter / 2]
    const tag = { role: 'Figure', alt: block.place } as const
    flow.page.images.push({ left: x, top: y, width: diameter, height: diameter, image, tag })
  }
  for (const line of lines) {
    const half = Math.min(axis - left, right - axis)
    const whole = organLines.length > 1 && line !== date && line !== place[0]
    setLine(flow.page, line, true, {
      left: whole ? left : axis - half,
      measure: whole ? measure : 2 * half,
      top: flow.y,
      align: 'centre',
      grey: line === place[0] ? placeGrey : 0,
    })
    flow.y += leading
  }
  if (image) flow.y = Math.max(flow.y, end + leading - style.size)
  flow.inkBottom = flow.y
}
