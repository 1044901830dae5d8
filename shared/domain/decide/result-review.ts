import { chineseDate } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import { findingsHash, findingsOf } from '../findings.ts'
import type { Inspection } from '../inspection.ts'
import type { Amendment } from '../process.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/**
 * 复核 inside the unit (J11) by the head of the station, who did not check it: approve with all evidence there, or
 * return with a reason, which opens the findings again.
 */
export function decideResultReview(
  state: Inspection,
  command: CommandOf<'reviewResult'>,
  { actor, missingEvidence = 0 }: DecideContext,
): Decision {
  const { decision, opinion } = command.payload
  const at = command.decidedAt.wall
  if (actor.role !== 'stationHead' || actor.stationId !== state.stationId)
    return refused(refuse('review.wrong-role'))
  if (state.officers.some(({ id }) => id === actor.id))
    return refused(refuse('review.own-record', { name: actor.name }))
  if (decision === 'return' && !opinion.trim()) return refused(refuse('review.opinion-missing'))
  if (decision === 'approve' && missingEvidence > 0)
    return refused(refuse('review.evidence-missing', { count: missingEvidence }))
  if (decision === 'return')
    return happened({
      type: 'findingsReopened',
      amendment: amendmentOf(state, {
        id: command.id,
        kind: 'review-return',
        reason: opinion,
        by: actor.id,
        at,
      }),
    })
  return happened({
    type: 'resultReviewed',
    review: { decision, opinion, reviewerId: actor.id, reviewerName: actor.name, at },
  })
}

/**
 * 更正 of signed findings with a reason; the old version stays in the record. Not where somebody else has built on it:
 * an approval in hand or given, or a publication.
 */
export function decideAmendment(state: Inspection, command: CommandOf<'amendFindings'>): Decision {
  if (!command.payload.reason.trim()) return refused(refuse('amend.reason-missing'))
  const { listing } = state
  const ended = listing?.status === 'returned' || listing?.decision?.outcome === 'not-listed'
  if (listing && !ended) return refused(refuse('amend.listing'))
  const published = state.process.publication?.publishedOn
  if (published) return refused(refuse('amend.published', { date: chineseDate(published, true) }))
  return happened({
    type: 'findingsReopened',
    amendment: amendmentOf(state, {
      id: command.id,
      kind: 'amendment',
      reason: command.payload.reason,
      by: command.actorId,
      at: command.decidedAt.wall,
    }),
  })
}

function amendmentOf(
  state: Inspection,
  about: Pick<Amendment, 'id' | 'kind' | 'reason' | 'by' | 'at'>,
): Amendment {
  return {
    ...about,
    findingsHash: findingsHash(state),
    signatures: state.signatures,
    findings: findingsOf(state),
    followUp: state.process.followUp,
  }
}
