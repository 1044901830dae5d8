import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { type DecideContext, type Decision, happened } from './context.ts'

/** The task goes back to the station (Z11). */
export function decideTaskReturn(_state: Inspection, command: CommandOf<'returnTask'>): Decision {
  return happened({
    type: 'taskReturned',
    taskReturn: {
      officerId: command.actorId,
      reason: command.payload.reason,
      at: command.decidedAt.wall,
    },
  })
}

/** Written application to postpone or cancel (Z7). */
export function decideChangeApplication(_state: Inspection, command: CommandOf<'applyPlanChange'>): Decision {
  const { changeId, ...rest } = command.payload
  return happened({
    type: 'planChangeApplied',
    change: { id: changeId, ...rest, appliedBy: command.actorId, appliedAt: command.decidedAt.wall },
  })
}

/** 信用监管 grants or refuses a postponement or cancellation (Z7). */
export function decideChangeDecision(
  _state: Inspection,
  command: CommandOf<'decidePlanChange'>,
  { actor }: DecideContext,
): Decision {
  const { changeId, approved, opinion } = command.payload
  return happened({
    type: 'planChangeDecided',
    changeId,
    decision: { approved, opinion, by: actor.id, byName: actor.name, at: command.decidedAt.wall },
  })
}
