import { z } from 'zod'
import { chinaDate } from '../../domain/china-time.ts'
import type { Listing, ListingReview, ListingStep } from '../../domain/inspection.ts'
import type { TableRow } from '../../typesetting/blocks.ts'
import { opinionRow } from './form-rows.ts'
import { calendarDate, requiredText } from './input-parts.ts'
import { blankDate, chineseDate, sentences } from './wording.ts'

/** Steps of the chain 所负责人 → 局审核 → 局审批, as the 审批表 of one business and of a list print them. */

/** A step of the chain: null until decided, then its opinion, signer and date. */
export const approvalStep = z
  .object({
    opinion: requiredText('审批意见', 500),
    name: requiredText('审批人姓名', 60),
    decidedOn: calendarDate('审批日期'),
  })
  .nullable()
export type ApprovalStep = z.infer<typeof approvalStep>

/**
 * Reviews that count for the proposal in hand: those after the last return, and the returning round itself while the
 * record is returned.
 */
export function currentReviews(listing: Listing): ListingReview[] {
  const earlier = listing.status === 'returned' ? listing.reviews.slice(0, -1) : listing.reviews
  return listing.reviews.slice(earlier.findLastIndex(({ decision }) => decision === 'return') + 1)
}

/** A step of a listing; null while nobody has decided it. */
export function decidedStep(listing: Listing, step: ListingStep): ApprovalStep {
  const review = currentReviews(listing).findLast((entry) => entry.step === step)
  if (!review) return null
  const words = review.decision === 'approve' ? '同意' : '退回'
  const opinion = review.opinion.trim()
  return {
    opinion:
      review.decision === 'return' && !opinion.startsWith('退回') ? `退回：${opinion}` : opinion || words,
    name: review.reviewerName,
    decidedOn: chinaDate(review.at),
  }
}

/** An undecided step leaves room for opinion, signature and date by hand. */
export function stepRow(name: string, signer: string, decided: ApprovalStep, heading = ''): TableRow {
  if (decided === null)
    return opinionRow(name, heading, { signature: `${signer}（签名）：`, date: blankDate })
  return opinionRow(name, `${heading}${sentences([decided.opinion])}`, {
    signature: `${signer}（签名）：${decided.name}`,
    date: chineseDate(decided.decidedOn),
  })
}
