import type { Mailing } from '../../domain/mailing.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import { type Choices, chosenText, type DocumentRecord, type PaperFacts } from '../document-kind.ts'
import { addressed, addressNames } from '../parts/addressed.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import { chineseDate, withoutEndMark } from '../parts/wording.ts'
import { phrase } from '../phrases.ts'
import type { AddressVerificationInput } from './input.ts'

/** Value of the choice `mailing` for a letter that is not posted yet; posted ones go by their id. */
const notPostedYet = 'next'

/** The letter of a record: one that was posted, or the next one. */
export function addressVerificationInput(
  { inspection, profile }: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): AddressVerificationInput {
  const { business, mailings } = inspection
  const posted = mailings.findIndex(({ id }) => id === chosenText(choices, 'mailing'))
  const index = posted < 0 ? mailings.length : posted
  const mailing = mailings[index]
  const earlier = mailings[index - 1]
  const { issuedOn } = facts
  const addresses = addressesOf(business, mailing)
  const contact = chosenText(choices, 'contact') || (inspection.officers[0]?.name ?? '')
  const phone = chosenText(choices, 'phone') || profile.supervisionPhone
  const { minimumDays, maximumDays, channels } = profile.mailing
  const values = {
    basis: citationOn(profile, basisKeys[business.kind], issuedOn)?.text ?? '',
    you: addressed[business.kind],
    address: addresses.map(({ name, text }) => `${name}“${text}”`).join('和'),
    addressName: addresses.map(({ name }) => name).join('和'),
    contact,
    phone,
    count: index + 1,
    interval: `${minimumDays}日以上、${maximumDays}日以内`,
    measure: business.kind === 'individual' ? '标记为经营异常状态' : '列入经营异常名录',
    task: inspection.task.name,
    taskNumber: inspection.task.number,
    station: business.stationName,
    platform: profile.publicationPlatforms.at(-1) ?? '',
  }
  const worded = (key: 'opening' | 'effect' | 'request' | 'consequence' | 'cooperative') =>
    phrase(profile, `address-verification-letter.${key}`, issuedOn, values)
  return {
    ...paperOf(profile, facts),
    station: business.stationName,
    subject: { ...subjectOf(business), representative: business.legalRepresentative },
    addresses,
    mailing: {
      ordinal: index + 1,
      channel: mailing?.channel ?? (chosenText(choices, 'channel') || channels[0] || ''),
      trackingNumber: mailing?.trackingNumber ?? '',
      earlier: earlier ? posting(earlier) : null,
    },
    // Without a citation there is nothing to open with: the schema then names it.
    opening: values.basis === '' ? '' : worded('opening'),
    effect: worded('effect'),
    request: worded('request'),
    consequence: worded('consequence'),
    ...(business.kind === 'cooperative' && values.basis !== '' ? { note: worded('cooperative') } : {}),
    contact: { name: contact, phone },
    senderAddress: chosenText(choices, 'senderAddress'),
  }
}

const basisKeys = {
  enterprise: 'mailing',
  individual: 'mailing.individual',
  cooperative: 'mailing.cooperative',
} as const

/** The address in its own words as posted, and 经营者住所 of an 个体工商户. */
function addressesOf(
  { kind, operatorAddress, registeredAddress }: DocumentRecord['inspection']['business'],
  mailing: Mailing | undefined,
): AddressVerificationInput['addresses'] {
  const address = mailing?.address ?? registeredAddress
  const operator = kind === 'individual' ? operatorAddress.trim() : ''
  const names = [{ name: addressNames[kind], text: address }]
  return operator === '' || operator === address ? names : [...names, { name: '经营者住所', text: operator }]
}

function posting({ postedOn, channel, trackingNumber, outcome }: Mailing) {
  const words = outcome
    ? `${withoutEndMark(outcome.note).slice(0, 200)}，${chineseDate(outcome.on)}${outcome.result === 'signed' ? '签收' : '退回'}`
    : ''
  return { postedOn, channel, trackingNumber, outcome: words }
}

/** What the record offers for `mailing`. */
export function mailingOptions({ inspection: { mailings } }: DocumentRecord) {
  return [
    ...mailings.map(({ id, channel, postedOn, trackingNumber }, index) => ({
      value: id,
      label: `第${index + 1}次：${chineseDate(postedOn)}${channel}${trackingNumber}`,
    })),
    { value: notPostedYet, label: `第${mailings.length + 1}次（尚未寄出）` },
  ]
}

/** First values: the letter that is under way, else the next one. */
export function proposeLetter({ inspection, profile }: DocumentRecord): Choices {
  const underWay = inspection.mailings.find(({ outcome }) => outcome === undefined)
  return {
    mailing: underWay?.id ?? notPostedYet,
    channel: underWay?.channel ?? profile.mailing.channels[0] ?? '',
    contact: inspection.officers[0]?.name ?? '',
    phone: profile.supervisionPhone,
    senderAddress: '',
  }
}
