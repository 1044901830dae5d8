import { chinaDate } from '../../domain/china-time.ts'
import { pathWords } from '../../domain/listing-words.ts'
import { citationOn } from '../../jurisdictions/profile.ts'
import type { DocumentRecord, PaperFacts } from '../document-kind.ts'
import { addressed, addressedTo } from '../parts/addressed.ts'
import { mergeCitations } from '../parts/citations.ts'
import { paperOf } from '../parts/paper.ts'
import { disclosurePlatform, subjectOf } from '../parts/record-parts.ts'
import { chineseDate, withoutEndMark } from '../parts/wording.ts'
import { phrase } from '../phrases.ts'
import type { ListingDecisionInput } from './input.ts'

/**
 * The 决定书 of a record; null without a decision 予以列入 (予以标记). Number, date, ground and clauses are those that
 * were decided: no other number can stand on it.
 */
export function listingDecisionInput(
  { inspection, profile }: DocumentRecord,
  facts: PaperFacts,
): ListingDecisionInput | null {
  const { business, listing, task } = inspection
  const decision = listing?.decision
  if (!listing || decision?.outcome !== 'listed') return null
  const { kind } = business
  const you = addressed[kind]
  const decidedOn = chinaDate(decision.at)
  const dated = (key: string) => citationOn(profile, key, decidedOn)?.text
  const cited = (key: string) => addressedTo(dated(key) ?? '', kind)
  const worded = (
    key: 'opening' | 'ground' | 'breach' | 'decision',
    values: Readonly<Record<string, string>>,
  ) => phrase(profile, `listing-decision.${key}`, decidedOn, { you, ...values })
  // 农民专业合作社 and 个体工商户 have rules of their own, which the law data names only as a whole.
  const breach = kind === 'enterprise' ? cited(`listing.${listing.reason}.breach`) : ''
  const clauses = mergeCitations([listing.clauses]).map(withoutEndMark).join('、')
  const ground = withoutEndMark(listing.reasonText)
  return {
    ...paperOf(profile, { ...facts, number: facts.number === null ? null : decision.number }),
    subject: subjectOf(business),
    decidedOn,
    opening: worded('opening', { task: task.name, taskNumber: task.number }),
    facts: listing.situation.trim(),
    ground,
    qualification: breach ? worded('breach', { ground, clauses: breach }) : worded('ground', { ground }),
    decision:
      clauses &&
      worded('decision', {
        clauses,
        measure: pathWords[listing.path].measure,
        platform: disclosurePlatform(profile),
        date: chineseDate(decidedOn),
      }),
    removal: cited(kind === 'individual' ? 'removal.individual' : `removal.${listing.reason}`),
    remedies: cited('remedies.listing'),
  }
}
