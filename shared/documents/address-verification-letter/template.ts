import type { Block, PrintableDocument } from '../../typesetting/blocks.ts'
import { representativeNames } from '../parts/addressed.ts'
import { numberLine, paperHead } from '../parts/paper.ts'
import { chineseDate, withoutEndMark } from '../parts/wording.ts'
import type { AddressVerificationInput } from './input.ts'

/** Raised whenever wording or order of the letter changes. */
export const addressVerificationVersion = 1
export const addressVerificationTitle = '住所（经营场所）核查专用信函'

/** Composes the letter and the labels for its envelopes. Pure: the same input gives the same blocks. */
export function addressVerificationLetter(input: AddressVerificationInput): PrintableDocument {
  const { subject } = input
  const paragraphs = [input.opening, ...earlierWords(input), input.effect, input.request, input.consequence]
  return {
    ...paperHead(input, {
      title: `${addressVerificationTitle}（${subject.name}）`,
      template: `address-verification-letter@${addressVerificationVersion}`,
      numbered: true,
    }),
    sheet: 'letter',
    blocks: [
      { kind: 'issuer', text: input.organ },
      { kind: 'number', text: numberLine(input.number) },
      { kind: 'title', text: '住所（经营场所）核查专用信函' },
      { kind: 'addressee', text: `${subject.name}：` },
      ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
      input.note === undefined ? { kind: 'spacer', lines: 1 } : { kind: 'note', text: input.note },
      { kind: 'seal', organ: input.organ, place: '（印章）', date: chineseDate(input.issuedOn) },
      { kind: 'new-page' },
      ...labels(input),
    ],
  }
}

function earlierWords({ mailing: { earlier, ordinal } }: AddressVerificationInput): string[] {
  if (earlier === null) return []
  const outcome = earlier.outcome === '' ? '' : `，${withoutEndMark(earlier.outcome)}`
  return [
    `本函系第${ordinal}次邮寄；第${ordinal - 1}次于${chineseDate(earlier.postedOn)}以${earlier.channel}寄出（邮件号${earlier.trackingNumber}）${outcome}。`,
  ]
}

/** One label for each address, with the channel's name as the post office reads it. */
function labels(input: AddressVerificationInput): Block[] {
  const { addresses, contact, mailing, subject } = input
  const sender = [
    ...(input.senderAddress === '' ? [] : [input.senderAddress]),
    input.organ,
    input.station,
    `联系电话：${contact.phone}`,
  ]
  return addresses.flatMap(({ name, text }, index): Block[] => [
    ...(index === 0 ? [] : [{ kind: 'spacer', lines: 2 } as const]),
    {
      kind: 'address-label',
      channel: `${mailing.channel}　专用信函　第${mailing.ordinal}次`,
      recipient: [text, subject.name, `${representativeNames[subject.kind]}${subject.representative}　收`],
      sender,
    },
    {
      kind: 'note',
      text: `${name}；${subject.codeLabel}${subject.code}${mailing.trackingNumber === '' ? '' : `；邮件号${mailing.trackingNumber}`}`,
    },
  ])
}
