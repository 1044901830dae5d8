import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, itemsOf, refused } from './context.ts'

/** Evidence by its SHA-256, computed at capture; the same bytes twice stay one piece of evidence. */
export function decideAddEvidence(
  state: Inspection,
  command: CommandOf<'addEvidence'>,
  { checklists, actor }: DecideContext,
): Decision {
  const { evidenceId, ...rest } = command.payload
  if (rest.answerKey !== '' && !itemsOf(state, checklists).some((entry) => entry.key === rest.answerKey))
    return refused(refuse('item.unknown', { key: rest.answerKey }))
  const known = state.evidence.find((entry) => entry.id === evidenceId)
  if (known?.withdrawn) return refused(refuse('evidence.withdrawn', { reason: known.withdrawn.reason }))
  if (!known)
    return happened({ type: 'evidenceAdded', evidence: { id: evidenceId, ...rest, by: command.actorId } })
  const moves = known.answerKey !== rest.answerKey
  if (moves && known.by !== actor.id)
    return refused(
      refuse('evidence.of-another', {
        by: state.officers.find(({ id }) => id === known.by)?.name ?? '另一名检查人员',
      }),
    )
  // The same bytes again: who captured them, when and how stays; only caption and place follow.
  return happened({
    type: 'evidenceAdded',
    evidence: { ...known, caption: rest.caption, answerKey: rest.answerKey },
  })
}

/** Takes evidence out of the record with a reason; the original and the reason stay (Q17). */
export function decideWithdrawEvidence(state: Inspection, command: CommandOf<'withdrawEvidence'>): Decision {
  const { evidenceId, reason } = command.payload
  if (!state.evidence.some((entry) => entry.id === evidenceId && !entry.withdrawn))
    return refused(refuse('evidence.unknown'))
  if (!reason.trim()) return refused(refuse('evidence.reason-missing'))
  return happened({
    type: 'evidenceWithdrawn',
    evidenceId,
    reason,
    by: command.actorId,
    at: command.decidedAt.wall,
  })
}
