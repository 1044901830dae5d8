import type { Block } from './blocks.ts'
import type { Flow } from './flow.ts'
import { form, mm, size } from './geometry.ts'
import { brokenText, setBrokenLines } from './lines.ts'
import { frameRules, setLine, widthOf } from './set-line.ts'

const channelStyle = { slot: 'heiti', size: size.four } as const
const recipientStyle = { slot: 'fangsong', size: size.three } as const
const senderStyle = { slot: 'fangsong', size: size.smallFour } as const
const label = {
  measure: mm(140),
  least: mm(66),
  inset: mm(6),
  /** From the channel down to the recipient, and on to the sender. */
  gap: mm(7),
  recipientLeading: 26,
  senderLeading: 18,
  /** Share of the label's measure that the sender's lines are set to, at its right. */
  senderShare: 0.62,
} as const

/** A label to cut out, as an envelope is written: channel, recipient large, sender small at the lower right. */
export function setAddressLabel(flow: Flow, block: Extract<Block, { kind: 'address-label' }>): void {
  const inner = label.measure - 2 * label.inset
  const senderMeasure = inner * label.senderShare
  const recipient = block.recipient.flatMap((line) =>
    brokenText(flow.measurer, line, recipientStyle, inner - 2 * recipientStyle.size),
  )
  const sender = block.sender.flatMap((line) => brokenText(flow.measurer, line, senderStyle, senderMeasure))
  const senderHeight = sender.length * label.senderLeading
  const content =
    channelStyle.size + label.gap + recipient.length * label.recipientLeading + label.gap + senderHeight
  const height = Math.max(label.least, content + 2 * label.inset)
  flow.need(height)
  const top = flow.y
  const left = flow.frame.left + (flow.frame.measure - label.measure) / 2
  const bottom = top + height
  const right = left + label.measure
  frameRules(flow.page, { left, right, top, bottom }, form.innerRule)

  const channel = flow.measurer.measure(block.channel, channelStyle)
  const channelTop = top + label.inset
  const textLeft = left + label.inset
  setLine(flow.page, channel, true, {
    left: textLeft + 4,
    measure: inner,
    top: channelTop,
    align: 'left',
  })
  const boxBottom = channelTop + channelStyle.size + 3
  const box = {
    left: textLeft - 1,
    right: textLeft + widthOf(channel) + 8,
    top: channelTop - 4,
    bottom: boxBottom,
  }
  frameRules(flow.page, box, form.outerRule)

  flow.y = channelTop + channelStyle.size + label.gap
  setBrokenLines(flow, recipient, {
    left: textLeft + 2 * recipientStyle.size,
    measure: inner - 2 * recipientStyle.size,
    leading: label.recipientLeading,
    align: 'left',
  })
  flow.y = bottom - label.inset - senderHeight + (label.senderLeading - senderStyle.size)
  setBrokenLines(flow, sender, {
    left: right - label.inset - senderMeasure,
    measure: senderMeasure,
    leading: label.senderLeading,
    align: 'left',
  })
  flow.y = bottom + flow.body.leading - flow.body.style.size
  flow.inkBottom = bottom
}
