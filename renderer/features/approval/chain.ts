import { currentReviews } from '../../../shared/documents/from-inspection.ts'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { Inspection, ListingStep, Role } from '../../../shared/domain/inspection.ts'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { wouldRefuse } from '../../app/would-refuse.ts'

/** Short names of the steps, as the chain and the form say them. */
export const stepNames: Record<ListingStep, string> = {
  stationHead: '所负责人',
  bureauReviewer: '区局审核',
  bureauApprover: '区局审批',
}

/** Opinion that a step begins with; the reviewer may change it. */
export const usualOpinions: Record<ListingStep, string> = {
  stationHead: '情况属实，同意报区局审核。',
  bureauReviewer: '事实清楚，依据正确，同意报区局领导审批。',
  bureauApprover: '同意列入经营异常名录。',
}

/** The step that a role decides, if it decides any. */
export function stepOf(role: Role): ListingStep | undefined {
  return role in stepNames ? (role as ListingStep) : undefined
}

/** One step of the chain as it is drawn. */
export interface ChainStep {
  name: string
  state: 'done' | 'current' | 'ahead' | 'returned'
  /** 8月11日 16:20, 待审核 … */
  note: string
}

/** 承办人 → 所负责人 → 区局审核 → 区局审批, as far as the district's chain goes. */
export function chainSteps({ listing }: Inspection, steps: readonly ListingStep[]): ChainStep[] {
  if (!listing) return []
  const reviews = currentReviews(listing)
  const decided = steps.map((step): ChainStep => {
    const review = reviews.findLast((entry) => entry.step === step)
    const name = stepNames[step]
    if (review?.decision === 'return')
      return { name, state: 'returned', note: `${chineseMoment(review.at)} 退回` }
    if (review) return { name, state: 'done', note: chineseMoment(review.at) }
    const current = listing.status === 'pending' && listing.step === step
    return { name, state: current ? 'current' : 'ahead', note: current ? '待审批' : '未到' }
  })
  return [{ name: '承办人', state: 'done', note: chineseMoment(listing.proposedAt) }, ...decided]
}

/** Why the account can't decide this record at all; asked with an opinion, so that a missing one is no reason. */
export function reviewRefusal(loaded: LoadedInspection, step: ListingStep, now: string): Refusal | undefined {
  return wouldRefuse(loaded, 'reviewListing', { step, decision: 'return', opinion: '退回' }, now)
}
