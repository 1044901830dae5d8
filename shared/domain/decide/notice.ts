import { chineseMoment } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/** Records how and when the party was told (F10); refused where the district forbids it (P2). */
export function decideDelivery(
  state: Inspection,
  command: CommandOf<'recordNoticeDelivery'>,
  { profile }: DecideContext,
): Decision {
  if (profile.advanceNotice.mode === 'forbidden' && !state.arrival)
    return refused(refuse('notice.forbidden', { district: profile.name }))
  const { at, method, note } = command.payload
  if (Date.parse(at) > Date.parse(command.decidedAt.wall) + 60_000)
    return refused(
      refuse('notice.future', { at: chineseMoment(at), now: chineseMoment(command.decidedAt.wall) }),
    )
  return happened({ type: 'noticeDelivered', delivery: { method, at, note, by: command.actorId } })
}
