import { chinaDate } from '../../domain/china-time.ts'
import { type Inspection, sealedStates } from '../../domain/inspection.ts'
import { type Choices, chosenText, type DocumentRecord, type PaperFacts } from '../document-kind.ts'
import { fileContents, openPages, pageTotal } from '../parts/file-contents.ts'
import { paperOf } from '../parts/paper.ts'
import type { CaseCoverInput } from './input.ts'

/** The 卷宗封面 of a record; null before its findings are sealed. */
export function caseCoverInput(
  { inspection, profile }: DocumentRecord,
  facts: PaperFacts,
  choices: Choices = {},
): CaseCoverInput | null {
  const { business, conclusion, officers, process, task } = inspection
  if (!conclusion || !sealedStates.includes(inspection.state)) return null
  const items = fileContents(inspection, profile.authority, choices)
  const days = [
    ...items.map(({ on }) => on),
    ...(inspection.arrival ? [chinaDate(inspection.arrival.at)] : []),
    chinaDate(conclusion.endedAt),
    ...(process.publication?.publishedOn ? [process.publication.publishedOn] : []),
    ...(inspection.listing?.decision ? [chinaDate(inspection.listing.decision.at)] : []),
  ].toSorted()
  return {
    ...paperOf(profile, { ...facts, number: null }),
    fonds: chosenText(choices, 'fonds'),
    fileNumber: process.archive?.fileNumber ?? null,
    category: chosenText(choices, 'category') || defaultCategory,
    year: chinaDate(conclusion.endedAt).slice(0, 4),
    documentNumber: leadingNumber(inspection),
    subject: `关于对${business.name.length > longestInTitle ? '当事人' : business.name}实施“${task.name}”的检查案卷`,
    party: business.name,
    code: business.code,
    result:
      inspection.listing?.decision?.outcome === 'listed' ? listedResult(inspection) : conclusion.resultText,
    officers: officers.map(({ name }) => name).join('\n'),
    station: task.checkingBody || business.stationName,
    from: days[0]!,
    to: days.at(-1)!,
    retention: chosenText(choices, 'retention'),
    pieces: items.length,
    pages: pageTotal(items),
    handedTo: process.archive?.handedTo ?? null,
  }
}

const defaultCategory = '行政检查'

/** A longer name stands once on the cover, as 当事人, so that all of it stays on one page. */
const longestInTitle = 60

const listedResult = ({ conclusion, listing }: Inspection): string =>
  `${conclusion!.resultText}；已${listing!.path === 'marking' ? '标记为经营异常状态' : '列入经营异常名录'}`

/** 文号 of the paper that ends the case: the decision, else the order or the letter it led to, else the notice. */
function leadingNumber({ documents, listing }: Inspection): string {
  if (listing?.decision?.number) return listing.decision.number
  const kinds = ['disclosure-order', 'correction-order', 'lead-transfer', 'inspection-notice'] as const
  const standing = documents.filter(({ number, voided }) => number !== '' && !voided)
  const found = kinds.map((kind) => standing.findLast((entry) => entry.kind === kind))
  return found.find((entry) => entry !== undefined)?.number ?? ''
}

/** First values of what the officer sets; nothing is assumed about 保管期限. */
export const proposeCover = ({ inspection, profile }: DocumentRecord): Choices => ({
  category: defaultCategory,
  pages: openPages(fileContents(inspection, profile.authority, {})),
})
