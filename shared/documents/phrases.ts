import { type DocumentKindId, documentRules } from '../domain/document-kinds.ts'
import type { Profile } from '../jurisdictions/profile.ts'
import { ProblemError } from '../protocol/problems.ts'
import { addressVerificationPhrases } from './address-verification-letter/phrases.ts'
import { correctionOrderPhrases } from './correction-order/phrases.ts'
import { deliveryReceiptPhrases } from './delivery-receipt/phrases.ts'
import { disclosureOrderPhrases } from './disclosure-order/phrases.ts'
import { inspectionApprovalPhrases } from './inspection-approval-form/phrases.ts'
import { inspectionNoticePhrases } from './inspection-notice/phrases.ts'
import { inspectionRecordPhrases } from './inspection-record/phrases.ts'
import { leadTransferPhrases } from './lead-transfer/phrases.ts'
import { listingDecisionPhrases } from './listing-decision/phrases.ts'
import { filled, type StandardPhrase, type StandardPhrases, wordingFault } from './phrase-text.ts'
import { recusalApplicationPhrases } from './recusal-application/phrases.ts'
import { recusalDeclarationPhrases } from './recusal-declaration/phrases.ts'

/**
 * Every standard sentence. A kind keeps its own in `<kind>/phrases.ts` and adds them here:
 *
 *     export const correctionOrderPhrases = {
 *       'correction-order.opening': { name: '首部', text: '经查，{business}……', places: ['business'] },
 *     } as const satisfies StandardPhrases
 *
 * Those files are data and import types only (`phrase-text.ts`), so that the kinds can import this one.
 */
const standardPhrases = {
  ...inspectionApprovalPhrases,
  ...inspectionNoticePhrases,
  ...addressVerificationPhrases,
  ...recusalDeclarationPhrases,
  ...recusalApplicationPhrases,
  ...deliveryReceiptPhrases,
  ...inspectionRecordPhrases,
  ...correctionOrderPhrases,
  ...disclosureOrderPhrases,
  ...listingDecisionPhrases,
  ...leadTransferPhrases,
} as const satisfies StandardPhrases

export type PhraseKey = keyof typeof standardPhrases

const all: StandardPhrases = standardPhrases
export const standardPhraseKeys = Object.keys(standardPhrases) as readonly PhraseKey[]

/** The standard sentence of a key; undefined for a key that the product does not know (any more). */
export const standardPhrase = (key: string): StandardPhrase | undefined =>
  Object.hasOwn(all, key) ? all[key as `${string}.${string}`] : undefined

/** 责令改正通知书 首部: a sentence as screens and messages name it. */
export function phraseName(key: string): string {
  const [kind = ''] = key.split('.')
  const document = Object.hasOwn(documentRules, kind) ? documentRules[kind as DocumentKindId].name : kind
  return `${document} ${standardPhrase(key)?.name ?? key}`
}

/** What is wrong with a district's wording of a sentence; null when it can stand on a paper. */
export function checkPhrase(key: string, text: string): string | null {
  const standard = standardPhrase(key)
  return standard ? wordingFault(text, standard) : '文书里没有这句用语'
}

/** The district's own wording on an ISO date: the newest that is in force; undefined when there is none. */
export const ownWording = (profile: Pick<Profile, 'phrases'>, key: string, date: string) =>
  profile.phrases?.[key]?.filter(({ from }) => from <= date).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]

/**
 * A sentence of a paper: the district's wording that is in force on the day of issue, else the standard one, with its
 * places filled in. Values are text: a business named `{organ}` keeps its name.
 * @throws ProblemError `paper.template-invalid` when the district's wording is nonsense. The station refuses to save
 * such a wording; an imported or older profile may hold one.
 * @throws Error when a value of a place is left out
 */
export function phrase(
  profile: Pick<Profile, 'phrases'>,
  key: PhraseKey,
  issuedOn: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const standard: StandardPhrase = standardPhrases[key]
  const without = standard.places.find((place) => values[place] === undefined)
  if (without) throw new Error(`${key}: no value for {${without}}`)
  const own = ownWording(profile, key, issuedOn)
  const fault = own && checkPhrase(key, own.text)
  if (fault) throw new ProblemError('paper.template-invalid', { name: phraseName(key), detail: fault })
  return filled(own?.text ?? standard.text, values)
}
