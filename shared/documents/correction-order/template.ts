import type { PrintableDocument } from '../../typesetting/blocks.ts'
import { addresseeBlock, listed, paragraph, receiptBlocks, sealBlocks } from '../parts/letter-parts.ts'
import { numberLine, paperHead } from '../parts/paper.ts'
import { withoutEndMark } from '../parts/wording.ts'
import type { CorrectionOrderInput } from './input.ts'

/** Raised whenever wording or order of the paper changes. */
export const correctionOrderVersion = 1
export const correctionOrderTitle = '责令改正通知书'

/** Composes the order. Pure: the same input gives the same blocks. */
export function correctionOrder(input: CorrectionOrderInput): PrintableDocument {
  const { contact, subject } = input
  const ended = (entries: readonly string[]) => entries.map((entry) => `${withoutEndMark(entry)}。`)
  return {
    ...paperHead(input, {
      title: `${correctionOrderTitle}（${subject.name}）`,
      template: `correction-order@${correctionOrderVersion}`,
      numbered: true,
    }),
    blocks: [
      { kind: 'issuer', text: input.organ },
      { kind: 'title', text: correctionOrderTitle },
      { kind: 'number', text: numberLine(input.number) },
      addresseeBlock(subject),
      paragraph(input.opening),
      ...listed(ended(input.violations)),
      paragraph(input.breach),
      paragraph(input.order),
      ...listed(ended(input.demands)),
      paragraph(input.report),
      paragraph(input.consequence),
      paragraph(input.remedies),
      paragraph(`联系人：${contact.name}，联系电话：${contact.phone}。`),
      ...sealBlocks(input.organ, input.issuedOn),
      ...receiptBlocks(correctionOrderTitle, input.number),
    ],
  }
}
