import type { CommandOf } from '../commands.ts'
import { findingsHash, findingsOf } from '../findings.ts'
import type { Inspection } from '../inspection.ts'
import type { Amendment } from '../process.ts'
import { type DecideContext, type Decision, happened } from './context.ts'

/** 复核 inside the unit (J11): approve, or return with a reason, which opens the findings again. */
export function decideResultReview(
  state: Inspection,
  command: CommandOf<'reviewResult'>,
  { actor }: DecideContext,
): Decision {
  const { decision, opinion } = command.payload
  const at = command.decidedAt.wall
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

/** 更正 of sealed findings with a reason; the old version stays in the record. */
export function decideAmendment(state: Inspection, command: CommandOf<'amendFindings'>): Decision {
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
  }
}
