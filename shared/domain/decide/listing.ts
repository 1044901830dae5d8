import { citationOn } from '../../jurisdictions/profile.ts'
import { chinaDate } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import type { Inspection, ListingStep, Role } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

export const listingStepNames: Record<ListingStep, string> = {
  stationHead: '所负责人审核',
  bureauReviewer: '区局审核',
  bureauApprover: '区局审批',
}

/** 列入事由, as the 审批表 words them (domain.md §2.3). */
export const listingReasonNames: Record<string, string> = {
  'annual-report': '未依照规定的期限公示年度报告的',
  'ordered-publication': '未在责令的期限内公示有关企业信息的',
  'false-information': '公示企业信息隐瞒真实情况、弄虚作假的',
  unreachable: '通过登记的住所或者经营场所无法联系的',
}

/** 事由 in the words for the kind of business (农民专业合作社 have an own wording). */
export function listingReasonText(reason: string, kind: Inspection['business']['kind']): string {
  if (reason === 'unreachable' && kind === 'cooperative')
    return '通过登记的住所无法与农民专业合作社取得联系的'
  return listingReasonNames[reason] ?? reason
}

/** Clauses of a 事由 by the profile's dated citations; 农民专业合作社 have their own; empty when the profile has none. */
export function listingClauses(
  context: Pick<DecideContext, 'profile'>,
  reason: string,
  at: string,
  kind: Inspection['business']['kind'],
): string {
  const key = kind === 'cooperative' ? 'listing.cooperative' : `listing.${reason}`
  return citationOn(context.profile, key, chinaDate(at))?.text ?? ''
}

/** A listing for 无法联系 waits for the 列异提醒 where the district asks for it (F7). */
export function reminderMissing(
  { reminders }: Pick<Inspection, 'reminders'>,
  reason: string | undefined,
  { preListingReminder }: DecideContext['profile'],
): boolean {
  return reason === 'unreachable' && preListingReminder.required && reminders.length === 0
}

/** The inspectors' result goes to the 审批表 (F14). 个体工商户 are marked, not listed (domain.md §2.3). */
export function decideProposal(
  state: Inspection,
  command: CommandOf<'proposeListing'>,
  context: DecideContext,
): Decision {
  const { payload } = command
  const entry = context.resultList.entries.find((item) => item.code === state.conclusion?.resultCode)
  if (!entry?.listingReason || entry.listingReason !== payload.reason)
    return refused(refuse('listing.not-listable', { result: state.conclusion?.resultText ?? '' }))
  if (state.business.kind === 'individual') return refused(refuse('listing.individual'))
  if (state.listing && state.listing.status !== 'returned')
    return refused(
      refuse('listing.pending', {
        step: state.listing.status === 'approved' ? '已审核' : listingStepNames[state.listing.step],
      }),
    )
  if (reminderMissing(state, payload.reason, context.profile))
    return refused(refuse('reminder.missing', { district: context.profile.name }))
  const missing = [
    ['检查情况', payload.situation],
    ['适用条款', payload.clauses],
    ['承办意见', payload.handlerOpinion],
  ].filter(([, text]) => !text!.trim())
  if (missing.length > 0)
    return refused(refuse('listing.text-missing', { missing: missing.map(([name]) => name).join('、') }))
  return happened({
    type: 'listingProposed',
    listing: {
      ...payload,
      path: 'listing',
      reasonText: listingReasonText(payload.reason, state.business.kind),
      proposedBy: command.actorId,
      proposedAt: command.decidedAt.wall,
      status: 'pending',
      step: context.profile.approvalChain[0] ?? 'stationHead',
      reviews: state.listing?.reviews ?? [],
    },
  })
}

const stepRoles: Record<ListingStep, Role> = {
  stationHead: 'stationHead',
  bureauReviewer: 'bureauReviewer',
  bureauApprover: 'bureauApprover',
}

/** The decision that ends the chain, by its last step. */
export function decideListingDecision(
  _state: Inspection,
  command: CommandOf<'recordListingDecision'>,
  { actor }: DecideContext,
): Decision {
  return happened({
    type: 'listingDecided',
    decision: { ...command.payload, by: actor.id, byName: actor.name, at: command.decidedAt.wall },
  })
}

/** One step of the chain: approve, or return with a reason; never by somebody of the record itself (F14). */
export function decideReview(
  state: Inspection,
  command: CommandOf<'reviewListing'>,
  context: DecideContext,
): Decision {
  const { actor, profile } = context
  const { step, decision, opinion } = command.payload
  const listing = state.listing
  if (listing?.status !== 'pending') return refused(refuse('listing.not-pending'))
  if (listing.step !== step || actor.role !== stepRoles[step])
    return refused(refuse('listing.wrong-role', { step: listingStepNames[listing.step] }))
  if (step === 'stationHead' && actor.stationId !== state.stationId)
    return refused(refuse('listing.wrong-role', { step: `本所${listingStepNames[step]}` }))
  if (listing.proposedBy === actor.id || state.officers.some((officer) => officer.id === actor.id))
    return refused(refuse('listing.own-record', { name: actor.name }))
  if (decision === 'return' && !opinion.trim()) return refused(refuse('listing.opinion-missing'))
  if (decision === 'approve' && (context.missingEvidence ?? 0) > 0)
    return refused(refuse('listing.evidence-missing', { count: context.missingEvidence! }))
  const next = profile.approvalChain[profile.approvalChain.indexOf(step) + 1]
  return happened({
    type: 'listingReviewed',
    review: {
      step,
      decision,
      opinion,
      reviewerId: actor.id,
      reviewerName: actor.name,
      at: command.decidedAt.wall,
    },
    status: decision === 'return' ? 'returned' : next ? 'pending' : 'approved',
    step: decision === 'approve' && next ? next : step,
  })
}
