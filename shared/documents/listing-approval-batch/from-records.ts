import type { Inspection, Listing, ListingStep } from '../../domain/inspection.ts'
import { pathWords } from '../../domain/listing-words.ts'
import { type Choices, chosenText, type DocumentRecord, type PaperFacts } from '../document-kind.ts'
import { type ApprovalStep, decidedStep } from '../parts/approval-steps.ts'
import { mergeCitations } from '../parts/citations.ts'
import { paperOf } from '../parts/paper.ts'
import { subjectOf } from '../parts/record-parts.ts'
import type { ListingBatchInput } from './input.ts'

/** One record of a list with its listing. */
interface Proposed {
  readonly inspection: Inspection
  readonly listing: Listing
}

/**
 * The 审批表 over several records. All of them belong to one authority, take the same path (列入 or 标记) and stand at the
 * same step of the chain, so that one opinion can be given on all; grounds may differ, and stand in the list.
 * @returns null for records that do not belong in one form, or of which one has no proposal
 */
export function listingBatchInput(
  records: readonly DocumentRecord[],
  facts: PaperFacts,
  choices: Choices = {},
): ListingBatchInput | null {
  const [first] = records
  const proposed = records.flatMap(({ inspection }): Proposed[] =>
    inspection.listing ? [{ inspection, listing: inspection.listing }] : [],
  )
  if (!first || proposed.length < records.length || !areOfOneKind(records, proposed)) return null
  const { profile } = first
  const { path } = proposed[0]!.listing
  const step = (name: ListingStep) => commonStep(proposed, name)
  return {
    ...paperOf(profile, { ...facts, number: null }),
    stations: distinct(proposed.map(({ inspection }) => inspection.business.stationName)),
    path,
    tasks: distinct(proposed.map(({ inspection: { task } }) => `${task.name}（编号：${task.number}）`)),
    businesses: proposed.map(({ inspection: { business }, listing }) => ({
      ...subjectOf(business),
      ground: listing.reasonText,
      station: business.stationName,
    })),
    clauses: mergeCitations(distinct(proposed.map(({ listing }) => listing.clauses))),
    situation: chosenText(choices, 'situation') || situationOf(proposed),
    officers: officersOf(proposed),
    handlerOpinion: chosenText(choices, 'opinion') || opinionOf(proposed, path),
    stationHead: step('stationHead'),
    bureau: profile.bureau ?? '区局',
    bureauReview: step('bureauReviewer'),
    bureauApproval: step('bureauApprover'),
  }
}

function areOfOneKind(records: readonly DocumentRecord[], proposed: readonly Proposed[]): boolean {
  const authorities = distinct(records.map(({ profile }) => profile.id))
  const places = distinct(proposed.map(({ listing }) => `${listing.path} ${listing.status} ${listing.step}`))
  return authorities.length === 1 && places.length === 1
}

/** A step that was decided for all in the same words on the same day by the same person; null else. */
function commonStep(proposed: readonly Proposed[], step: ListingStep): ApprovalStep {
  const steps = proposed.map(({ listing }) => decidedStep(listing, step))
  const [first] = steps
  return first && steps.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : null
}

/** Officers who inspected, each once; who proposed signs by hand. */
function officersOf(proposed: readonly Proposed[]) {
  const officers = new Map<string, { name: string; certificateNumber: string }>()
  for (const { inspection } of proposed)
    for (const { name, certificateNumber } of inspection.officers)
      officers.set(certificateNumber, { name, certificateNumber })
  return [...officers.values()]
}

/** What was found at the only business; of several, how they were checked, since each has a record of its own. */
function situationOf(proposed: readonly Proposed[]): string {
  if (proposed.length === 1) return proposed[0]!.listing.situation.slice(0, 4000)
  const visited = proposed.filter(({ inspection }) => inspection.arrival).length
  const posted = proposed.filter(({ inspection }) => inspection.mailings.length > 0).length
  const ways = [
    ...(visited > 0 ? [`实地检查${visited}家`] : []),
    ...(posted > 0 ? [`邮寄专用信函${posted}家`] : []),
  ]
  const how = ways.length > 0 ? `，其中${ways.join('，')}` : ''
  return `按照抽查任务对名单所列${proposed.length}家进行了检查${how}。各家的检查情况和证据见其检查记录。`
}

function opinionOf(proposed: readonly Proposed[], path: Listing['path']): string {
  const opinions = distinct(proposed.map(({ listing }) => listing.handlerOpinion.trim()))
  return opinions.length === 1
    ? opinions[0]!
    : `经查，名单所列${proposed.length}家事实清楚，证据充分，建议${pathWords[path].measure}`
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
