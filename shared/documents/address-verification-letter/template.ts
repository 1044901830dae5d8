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
  const { contact, subject } = input
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
      { kind: 'addressee', text: `${subject.name}（${subject.codeLabel}${subject.code}）：` },
      ...[input.opening, addressWords(input), ...earlierWords(input), input.effect, input.request].map(
        (text): Block => ({ kind: 'paragraph', text }),
      ),
      { kind: 'paragraph', text: input.consequence },
      { kind: 'paragraph', text: `联系人：${contact.name}，联系电话：${contact.phone}。` },
      { kind: 'spacer', lines: 1 },
      { kind: 'seal', organ: input.organ, place: '（印章）', date: chineseDate(input.issuedOn) },
      ...(input.note === undefined ? [] : [{ kind: 'note', text: input.note } as const]),
      { kind: 'new-page' },
      ...labels(input),
    ],
  }
}

const addressWords = ({ addresses }: AddressVerificationInput): string =>
  `${addresses.map(({ name, text }) => `${name}：${withoutEndMark(text)}`).join('；')}。`

function earlierWords({ mailing: { earlier } }: AddressVerificationInput): string[] {
  if (earlier === null) return []
  const outcome = earlier.outcome === '' ? '' : `，${withoutEndMark(earlier.outcome)}`
  return [
    `我局曾于${chineseDate(earlier.postedOn)}以${earlier.channel}邮寄专用信函（邮件号${earlier.trackingNumber}）${outcome}。`,
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
      text: `${name}${mailing.trackingNumber === '' ? '' : `，邮件号${mailing.trackingNumber}`}`,
    },
  ])
}
