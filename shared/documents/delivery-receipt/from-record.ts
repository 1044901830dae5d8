import type { DocumentKindId } from '../../domain/document-kinds.ts'
import type { Inspection, IssuedDocument } from '../../domain/inspection.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import {
  type Choices,
  chosenList,
  chosenText,
  type DocumentRecord,
  type PaperFacts,
} from '../document-kind.ts'
import { momentWords } from '../parts/moments.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import { officerWords } from '../parts/visit.ts'
import { phrase } from '../phrases.ts'
import { type DeliveryMethod, type DeliveryReceiptInput, deliveryMethods } from './input.ts'

/** Kinds of paper that are served; the others stay inside the bureau or are letters of their own. */
const servedKinds: readonly DocumentKindId[] = [
  'inspection-notice',
  'correction-order',
  'disclosure-order',
  'listing-decision',
  'lead-transfer',
]

/** The receipt of a record for the papers that the officer chose. */
export function deliveryReceiptInput(
  { inspection, profile }: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): DeliveryReceiptInput {
  const ids = chosenList(choices, 'documents')
  const basis = citationOn(profile, 'delivery', facts.issuedOn)?.text
  return {
    ...paperOf(profile, facts),
    number: null,
    subject: subjectOf(inspection.business),
    papers: servable(inspection)
      .filter(({ id }) => ids.includes(id))
      .map(({ title, number }) => ({ title, number })),
    place: chosenText(choices, 'place'),
    method: methodOf(chosenText(choices, 'method')),
    deliveredAt: chosenText(choices, 'deliveredAt'),
    receiver: chosenText(choices, 'receiver'),
    witness: chosenText(choices, 'witness'),
    servers: chosenList(choices, 'servers'),
    remark: chosenText(choices, 'remark'),
    ...(basis ? { rule: phrase(profile, 'delivery-receipt.rule', facts.issuedOn, { basis }) } : {}),
  }
}

const methodOf = (text: string): DeliveryMethod | null =>
  Object.hasOwn(deliveryMethods, text) ? (text as DeliveryMethod) : null

/** Papers that can be served: issued with a number, neither voided nor replaced, in the order of issue. */
function servable({ documents }: Inspection): IssuedDocument[] {
  const valid = documents.filter(({ voided }) => voided === undefined)
  const replaced = new Set(valid.map(({ replaces }) => replaces))
  return valid.filter(
    ({ id, kind, number }) => servedKinds.includes(kind) && number !== '' && !replaced.has(id),
  )
}

/** What the record offers for `documents`. */
export const paperOptions = ({ inspection }: DocumentRecord) =>
  servable(inspection).map(({ id, number, title }) => ({ value: id, label: `《${title}》${number}` }))

/**
 * First values: the papers that no receipt names yet. Of the delivery of a notice (F10) what fits a receipt: a
 * telephone call is no 送达.
 */
export function proposeReceipt({ inspection }: DocumentRecord): Choices {
  const { arrival, business, deliveries, documents, officers } = inspection
  const before = documents.filter(({ kind, voided }) => kind === 'delivery-receipt' && voided === undefined)
  const named = new Set(before.flatMap(({ choices }) => [choices?.documents ?? []].flat()))
  const open = servable(inspection).filter(({ id }) => !named.has(id))
  const served = open.length > 0 && open.every(({ kind }) => kind === 'inspection-notice')
  const delivery = served ? deliveries.findLast(({ method }) => method !== 'phone') : undefined
  return {
    documents: open.map(({ id }) => id),
    place:
      delivery?.method === 'onSite'
        ? (arrival?.place ?? business.registeredAddress)
        : business.registeredAddress,
    method: delivery ? (delivery.method === 'mail' ? 'mail' : 'direct') : '',
    deliveredAt: delivery ? momentWords(delivery.at) : '',
    receiver: '',
    witness: '',
    servers: officers.map(officerWords),
    remark: delivery?.note ?? '',
  }
}
