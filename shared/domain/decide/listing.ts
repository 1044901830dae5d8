import { chinaDate, chineseDate } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import { type Inspection, type ListingStep, type Role, recusalOf } from '../inspection.ts'
import { orderedTermEnd } from '../listing-deadline.ts'
import { listingPath, listingReasonText, listingStepName } from '../listing-words.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { type Actor, type DecideContext, type Decision, happened, refused } from './context.ts'
import { matchesPattern } from './document.ts'

export {
  listingClauses,
  listingReasonNames,
  listingReasonText,
  listingStepNames,
} from '../listing-words.ts'

/** A listing for 无法联系 waits for the 列异提醒 where the district asks for it (F7). */
export function reminderMissing(
  { reminders }: Pick<Inspection, 'reminders'>,
  reason: string | undefined,
  { preListingReminder }: DecideContext['profile'],
): boolean {
  return reason === 'unreachable' && preListingReminder.required && reminders.length === 0
}

/** Whether an actor may complete the 审批表: an inspector of the business's own 辖区所, whoever inspected (F14). */
export function isListingHandler({ business }: Pick<Inspection, 'business'>, actor: Actor): boolean {
  return actor.role === 'inspector' && actor.stationId === business.stationId
}

/** 责令履行公示义务 comes before 事由 2: its term must have run out without effect (办法 第七条). */
function termRefusal(
  state: Inspection,
  reason: string,
  today: string,
  { calendar }: DecideContext,
): Refusal | undefined {
  if (reason !== 'ordered-publication') return undefined
  const end = orderedTermEnd(state, calendar)
  if (!end) return refuse('listing.term-missing')
  if (state.process.followUp.reinspections.at(-1)?.outcome === 'corrected') return refuse('listing.corrected')
  return today <= end ? refuse('listing.term-running', { end: chineseDate(end) }) : undefined
}

function progressRefusal({ listing }: Inspection, profile: DecideContext['profile']): Refusal | undefined {
  if (!listing || listing.status === 'returned') return undefined
  if (listing.status === 'decided') return refuse('listing.decided', decidedWords(listing))
  const step = listing.status === 'approved' ? '已审批、待作出决定' : listingStepName(profile, listing.step)
  return refuse('listing.pending', { step })
}

function decidedWords({ decision }: NonNullable<Inspection['listing']>) {
  return {
    by: decision?.byName ?? '',
    on: decision ? chineseDate(chinaDate(decision.at)) : '',
  }
}

/**
 * The inspectors' result goes to the 审批表, which the business's own 辖区所 completes (F14); 个体工商户 take the path of
 * marking (domain.md §2.3). Not twice for the same ground, and not before what the ground asks for.
 */
export function decideProposal(
  state: Inspection,
  command: CommandOf<'proposeListing'>,
  context: DecideContext,
): Decision {
  const { payload } = command
  const { actor, profile } = context
  const { kind, stationName } = state.business
  const entry = context.resultList.entries.find((item) => item.code === state.conclusion?.resultCode)
  if (!entry?.listingReason || entry.listingReason !== payload.reason)
    return refused(refuse('listing.not-listable', { result: state.conclusion?.resultText ?? '' }))
  if (!isListingHandler(state, actor))
    return refused(refuse('listing.other-station', { name: actor.name, station: stationName }))
  if (recusalOf(state, actor.id)?.conflict) return refused(refuse('recusal.conflict', { name: actor.name }))
  const refusal =
    progressRefusal(state, profile) ??
    (context.listedElsewhere ? refuse('listing.double', { other: context.listedElsewhere }) : undefined) ??
    termRefusal(state, payload.reason, chinaDate(command.decidedAt.wall), context)
  if (refusal) return refused(refusal)
  if (reminderMissing(state, payload.reason, profile))
    return refused(refuse('reminder.missing', { district: profile.name }))
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
      path: listingPath(kind),
      reasonText: listingReasonText(payload.reason, kind),
      proposedBy: actor.id,
      proposedAt: command.decidedAt.wall,
      status: 'pending',
      step: profile.approvalChain[0] ?? 'stationHead',
      reviews: state.listing?.reviews ?? [],
    },
  })
}

const stepRoles: Record<ListingStep, Role> = {
  stationHead: 'stationHead',
  bureauReviewer: 'bureauReviewer',
  bureauApprover: 'bureauApprover',
}

/** Whether a step is the actor's: by role, and for the head by the business's own station, whoever inspected. */
export function holdsStep(
  { business }: Pick<Inspection, 'business'>,
  step: ListingStep,
  actor: Actor,
): boolean {
  return actor.role === stepRoles[step] && (step !== 'stationHead' || actor.stationId === business.stationId)
}

function roleRefusal(state: Inspection, step: ListingStep, { actor, profile }: DecideContext) {
  if (holdsStep(state, step, actor)) return undefined
  const name = listingStepName(profile, step)
  return refuse('listing.wrong-role', {
    step: step === 'stationHead' ? `${state.business.stationName}${name}` : name,
  })
}

/** Nobody approves an own record: whoever inspected or handled it, or decided another step of this round (F14). */
function ownRefusal(state: Inspection, step: ListingStep, actor: Actor): Refusal | undefined {
  const listing = state.listing!
  const inspected = [
    ...state.officers.map(({ id }) => id),
    ...(state.arrival?.present ?? []),
    ...state.signatures.map(({ officerId }) => officerId),
    ...state.replacements.map(({ outgoing }) => outgoing),
    listing.proposedBy,
  ]
  const round = listing.reviews.slice(
    listing.reviews.findLastIndex(({ decision }) => decision === 'return') + 1,
  )
  const earlier = round.some((review) => review.step !== step && review.reviewerId === actor.id)
  return inspected.includes(actor.id) || earlier
    ? refuse('listing.own-record', { name: actor.name })
    : undefined
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
  const refusal =
    (listing.step === step
      ? undefined
      : refuse('listing.wrong-role', { step: listingStepName(profile, listing.step) })) ??
    roleRefusal(state, step, context) ??
    ownRefusal(state, step, actor)
  if (refusal) return refused(refusal)
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

/** The decision that ends the chain, by its last step, once every step has approved (F14). */
export function decideListingDecision(
  state: Inspection,
  command: CommandOf<'recordListingDecision'>,
  context: DecideContext,
): Decision {
  const { actor, profile } = context
  const { outcome, number, reason } = command.payload
  const { listing } = state
  if (listing?.status === 'decided') return refused(refuse('listing.decided', decidedWords(listing)))
  if (listing?.status !== 'approved') return refused(refuse('listing.not-approved'))
  const last = profile.approvalChain.at(-1) ?? listing.step
  const refusal = roleRefusal(state, last, context) ?? ownRefusal(state, last, actor)
  if (refusal) return refused(refusal)
  if (outcome === 'not-listed') {
    if (!reason.trim()) return refused(refuse('listing.reason-missing'))
    if (number !== '') return refused(refuse('listing.number-unwanted', { number }))
  } else {
    const pattern = profile.numberPatterns['listing-decision']
    if (!number) return refused(refuse('listing.number-missing'))
    if (!pattern || !matchesPattern(number, pattern))
      return refused(refuse('listing.number-pattern', { number, authority: profile.authority }))
  }
  return happened({
    type: 'listingDecided',
    decision: { ...command.payload, by: actor.id, byName: actor.name, at: command.decidedAt.wall },
  })
}
