import { currentReviews } from '../../../shared/documents/parts/approval-steps.ts'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { Inspection, Listing, ListingStep } from '../../../shared/domain/inspection.ts'
import { listingStepName, pathWords } from '../../../shared/domain/listing-words.ts'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { Profile } from '../../../shared/jurisdictions/profile.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { wouldRefuse } from '../../app/would-refuse.ts'

type Named = Pick<Profile, 'bureau'>

/** Short name of a step, as the chain and the form say it, in the district's words: 区局审核, 县局审核, 市局审核. */
export function stepName(profile: Named, step: ListingStep): string {
  return step === 'stationHead' ? '所负责人' : listingStepName(profile, step)
}

/** Opinion that a step begins with; the reviewer may change it. */
export function usualOpinion(profile: Named, step: ListingStep, path: Listing['path']): string {
  switch (step) {
    case 'stationHead':
      return `情况属实，同意报${listingStepName(profile, 'bureauReviewer')}。`
    case 'bureauReviewer':
      return `事实清楚，依据正确，同意报${listingStepName(profile, 'bureauApprover')}。`
    case 'bureauApprover':
      return `同意${pathWords[path].measure}。`
  }
}

/** One step of the chain as it is drawn. */
export interface ChainStep {
  name: string
  state: 'done' | 'current' | 'ahead' | 'returned'
  /** 8月11日 16:20, 待审核 … */
  note: string
}

/** 承办人 → 所负责人 → 区局审核 → 区局审批 → 决定, as far as the district's chain goes. */
export function chainSteps(
  { listing }: Pick<Inspection, 'listing'>,
  profile: Pick<Profile, 'approvalChain' | 'bureau'>,
): ChainStep[] {
  if (!listing) return []
  const reviews = currentReviews(listing)
  const decided = profile.approvalChain.map((step): ChainStep => {
    const review = reviews.findLast((entry) => entry.step === step)
    const name = stepName(profile, step)
    if (review?.decision === 'return')
      return { name, state: 'returned', note: `${chineseMoment(review.at)} 退回` }
    if (review) return { name, state: 'done', note: chineseMoment(review.at) }
    const current = listing.status === 'pending' && listing.step === step
    return { name, state: current ? 'current' : 'ahead', note: current ? '待审批' : '未到' }
  })
  return [
    { name: '承办人', state: 'done', note: chineseMoment(listing.proposedAt) },
    ...decided,
    decisionStep(listing),
  ]
}

function decisionStep({ status, decision }: Listing): ChainStep {
  if (decision) return { name: '决定', state: 'done', note: chineseMoment(decision.at) }
  return status === 'approved'
    ? { name: '决定', state: 'current', note: '待作出' }
    : { name: '决定', state: 'ahead', note: '未到' }
}

/** What was decided, in the words of the path: 予以列入, 不予标记 … */
export function outcomeWords({ path }: Pick<Listing, 'path'>, outcome: 'listed' | 'not-listed'): string {
  return outcome === 'listed' ? pathWords[path].yes : pathWords[path].no
}

/** Why the account can't decide this record at all; asked with an opinion, so that a missing one is no reason. */
export function reviewRefusal(loaded: LoadedInspection, step: ListingStep, now: string): Refusal | undefined {
  return wouldRefuse(loaded, 'reviewListing', { step, decision: 'return', opinion: '退回' }, now)
}

/** Why the account can't make the decision; asked with a reason and without a number, so that neither is the cause. */
export function decisionRefusal(loaded: LoadedInspection, now: string): Refusal | undefined {
  const payload = { outcome: 'not-listed', number: '', reason: '理由' } as const
  return wouldRefuse(loaded, 'recordListingDecision', payload, now)
}
