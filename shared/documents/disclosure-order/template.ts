import type { PrintableDocument } from '../../typesetting/blocks.ts'
import { addresseeBlock, listed, paragraph, receiptBlocks, sealBlocks } from '../parts/letter-parts.ts'
import { numberLine, paperHead } from '../parts/paper.ts'
import { withoutEndMark } from '../parts/wording.ts'
import type { DisclosureOrderInput } from './input.ts'

/** Raised whenever wording or order of the paper changes. */
export const disclosureOrderVersion = 1
export const disclosureOrderTitle = '责令限期履行公示义务通知书'

/** Composes the order. Pure: the same input gives the same blocks. */
export function disclosureOrder(input: DisclosureOrderInput): PrintableDocument {
  const { contact, subject } = input
  return {
    ...paperHead(input, {
      title: `${disclosureOrderTitle}（${subject.name}）`,
      template: `disclosure-order@${disclosureOrderVersion}`,
      numbered: true,
    }),
    blocks: [
      { kind: 'issuer', text: input.organ },
      { kind: 'title', text: disclosureOrderTitle },
      { kind: 'number', text: numberLine(input.number) },
      addresseeBlock(subject),
      paragraph(input.opening),
      ...listed(input.information.map((entry) => `${withoutEndMark(entry)}。`)),
      paragraph(input.order),
      paragraph(input.consequence),
      paragraph(input.remedies),
      paragraph(input.copies),
      paragraph(`联系人：${contact.name}，联系电话：${contact.phone}。`),
      ...sealBlocks(input.organ, input.issuedOn),
      ...receiptBlocks(disclosureOrderTitle, input.number),
    ],
  }
}
