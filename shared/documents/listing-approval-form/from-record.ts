import { calendarDaysBetween } from '../../domain/calendar.ts'
import type { Checklist } from '../../domain/checklist.ts'
import { chinaClock, chinaDate } from '../../domain/china-time.ts'
import type { Inspection, Listing, ListingStep } from '../../domain/inspection.ts'
import { statusCheckText } from '../../domain/listing-words.ts'
import { type Mailing, mailingVerdict, type Reminder } from '../../domain/mailing.ts'
import { priorChecks } from '../../domain/prior-checks.ts'
import type { Profile } from '../../jurisdictions/profile.ts'
import type { DocumentRecord, PaperFacts } from '../document-kind.ts'
import { decidedStep } from '../parts/approval-steps.ts'
import { mergeCitations } from '../parts/citations.ts'
import { paperOf } from '../parts/paper.ts'
import { evidenceList, latest, subjectOf } from '../parts/record-parts.ts'
import { chineseDate, withoutEndMark } from '../parts/wording.ts'
import type { ListingApprovalInput } from './input.ts'

/**
 * The 经营异常名录审批表 of a record, or null while no listing was proposed. 检查情况 comes from the record: what the
 * inspectors proposed, and every 不符合 that the proposal does not already name.
 */
export function listingApprovalInput(
  { inspection, profile, checklists }: DocumentRecord,
  facts: PaperFacts,
): ListingApprovalInput | null {
  const { arrival, business, conclusion, listing, task } = inspection
  if (!listing) return null
  const from = arrival
    ? chinaDate(arrival.at)
    : (inspection.mailings[0]?.postedOn ?? chinaDate(listing.proposedAt))
  const ended = chinaDate(conclusion?.endedAt ?? listing.proposedAt)
  const decided = (step: ListingStep) => decidedStep(listing, step)
  return {
    ...paperOf(profile, facts),
    station: business.stationName,
    subject: {
      ...subjectOf(business),
      address: business.registeredAddress,
      proprietorAddress: business.operatorAddress || null,
      representative: business.legalRepresentative,
      phone: business.phone,
    },
    task: { name: task.name, number: task.number },
    ground: listing.reasonText,
    clauses: mergeCitations([listing.clauses]),
    findings: {
      period: { from, to: latest(from, ended) },
      facts: foundFacts(inspection, listing, checklists),
      mailings: inspection.mailings.map(posting),
      mailingInterval: intervalOf(inspection, profile, facts.issuedOn),
      reminders: inspection.reminders.map(reminded),
      priorChecks: [
        ...inspection.statusChecks.map((check) => statusCheckText(check).slice(0, 300)),
        ...priorChecks(business).map(({ text }) => text),
      ],
    },
    currentListings: priorChecks(business)
      .filter(({ kind, clear }) => kind === 'listed' && !clear)
      .map(({ text }) => text),
    evidence: evidenceList(inspection.evidence),
    officers: inspection.officers.map((officer) => ({
      name: officer.name,
      certificateNumber: officer.certificateNumber,
      ...handling(inspection, listing, officer.id),
    })),
    stationHead: decided('stationHead'),
    ...(profile.bureau ? { bureau: profile.bureau } : {}),
    bureauReview: { department: '信用监督管理部门', step: decided('bureauReviewer') },
    bureauApproval: decided('bureauApprover'),
    decision: decisionOf(listing),
  }
}

/** The decision with its number, or why it was 不予列入. */
function decisionOf({ decision }: Listing): ListingApprovalInput['decision'] {
  const refused = decision?.outcome === 'not-listed' ? { refused: decision.reason } : {}
  return { number: decision?.number || null, publishedOn: null, ...refused }
}

/** The proposer gives the handler's opinion; another officer's part is the signature under the findings. */
function handling({ conclusion, signatures }: Inspection, listing: Listing, officerId: string) {
  if (officerId === listing.proposedBy)
    return { opinion: listing.handlerOpinion, signedOn: chinaDate(listing.proposedAt) }
  const signature = signatures.find((entry) => entry.officerId === officerId)
  return {
    opinion: `检查结论为“${conclusion?.resultText ?? listing.reasonText}”${signature ? '，已签字确认' : ''}`,
    signedOn: signature ? chinaDate(signature.signedAt) : null,
  }
}

function foundFacts(inspection: Inspection, listing: Listing, checklists: readonly Checklist[]): string {
  const situation = listing.situation.trim()
  const others = inspection.checklists.flatMap((reference) => {
    const checklist = checklists.find(
      ({ id, version }) => id === reference.id && version === reference.version,
    )
    return (checklist?.items ?? []).flatMap(({ key, title }) => {
      const answer = inspection.answers[`${reference.id}/${key}`]
      const found = withoutEndMark(answer?.facts ?? '')
      return answer?.result === 'nonconform' && found !== '' && !situation.includes(found)
        ? [`${title}：${found}。`]
        : []
    })
  })
  return [situation, ...others].join('\n')
}

/** A letter as the form lists it, with its whole outcome: 无人签收，2026年7月7日退回. */
function posting({ postedOn, channel, trackingNumber, outcome }: Mailing) {
  const words = !outcome
    ? '尚无签收或者退回的结果'
    : `${withoutEndMark(outcome.note).slice(0, 160)}，${chineseDate(outcome.on)}${outcome.result === 'signed' ? '签收' : '退回'}`
  return { sentOn: postedOn, method: channel, trackingNumber, outcome: words }
}

/** Days between the two letters that count, else between the last two; null where fewer than two were posted. */
function intervalOf({ mailings }: Inspection, { mailing }: Profile, today: string): number | null {
  const verdict = mailingVerdict(mailings, mailing, today)
  if (verdict.kind === 'unreachable') return verdict.interval
  const [before, last] = mailings.slice(-2)
  return before && last ? calendarDaysBetween(before.postedOn, last.postedOn) : null
}

function reminded({ at, method, number, contact, outcome }: Reminder): string {
  const way = method === 'phone' ? '电话' : '短信'
  const words = `${chineseDate(chinaDate(at))}${chinaClock(at)}以${way}（${number}）提醒${contact}`
  return `${words.slice(0, 120)}：${withoutEndMark(outcome).slice(0, 170)}。`
}
