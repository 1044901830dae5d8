import type { PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { representativeNames } from '../parts/addressed.ts'
import { opinionRow, ticks, wideRow } from '../parts/form-rows.ts'
import { paperHead } from '../parts/paper.ts'
import { blankMoment, chineseDate } from '../parts/wording.ts'
import { type DeliveryReceiptInput, deliveryMethods } from './input.ts'

/** Raised whenever wording or order of the receipt changes. */
export const deliveryReceiptVersion = 1
export const deliveryReceiptTitle = '送达回证'

/** Composes the receipt. Pure: the same input gives the same blocks. */
export function deliveryReceipt(input: DeliveryReceiptInput): PrintableDocument {
  return {
    ...paperHead(input, {
      title: `${deliveryReceiptTitle}（${input.subject.name}）`,
      template: `delivery-receipt@${deliveryReceiptVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'title', text: deliveryReceiptTitle },
      { kind: 'table', grid: 'label-value-pairs', rows: rows(input) },
      ...(input.rule === undefined ? [] : [{ kind: 'note', text: input.rule } as const]),
      { kind: 'seal', organ: input.organ, place: '（印章）', date: chineseDate(input.issuedOn) },
    ],
  }
}

function rows(input: DeliveryReceiptInput): TableRow[] {
  const { subject } = input
  const methods = Object.entries(deliveryMethods).map(([id, name]) => ({ name, chosen: id === input.method }))
  const signed = (signer: string, date = blankMoment) => ({ signature: `${signer}：`, date })
  return [
    wideRow('受送达\n单位（人）', `${subject.name}\n（${subject.codeLabel}${subject.code}）`),
    wideRow('送达文书\n名称及文号', input.papers.map(paperLine).join('\n')),
    wideRow('送达地点', input.place),
    wideRow('送达方式', `${ticks(methods.slice(0, 3))}\n${ticks(methods.slice(3))}`),
    // The date of the recipient's signature is that of the service (民事诉讼法第八十七条).
    ...(input.deliveredAt === '' ? [] : [wideRow('送达时间', input.deliveredAt)]),
    opinionRow(
      '收件人',
      `${input.receiver}\n☐本人　☐${representativeNames[subject.kind]}　☐其他：`.trimStart(),
      signed('收件人（签名或者盖章）'),
    ),
    opinionRow('见证人', input.witness, signed('见证人（签名或者盖章）')),
    opinionRow('送达人', input.servers.join('\n'), signed('送达人（签名）')),
    wideRow('备　注', `${input.remark}\n`),
  ]
}

function paperLine({ number, title }: { title: string; number: string }, index: number, all: unknown[]) {
  const name = `《${title}》${number === '' ? '' : `（${number}）`}`
  return all.length === 1 ? name : `${index + 1}.${name}`
}
