import { chinaDate, chineseDate } from '../china-time.ts'
import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { lastDay, openChange } from '../plan-change.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/** Work was done on the record: officers arrived, a letter was posted, or a matter was checked 非现场. */
export function isBegun(state: Inspection): boolean {
  return state.arrival !== undefined || state.mailings.length > 0 || state.methods.length > 0
}

/** Signed once: a 复核 or 更正 that opened the record again takes nothing of what was found back. */
function wasSigned({ signatures, process }: Inspection): boolean {
  return signatures.length > 0 || process.amendments.length > 0
}

/** The task goes back to the station, before anything was done on it, with the reason (Z11). */
export function decideTaskReturn(state: Inspection, command: CommandOf<'returnTask'>): Decision {
  const { reason } = command.payload
  if (isBegun(state)) return refused(refuse('task.begun'))
  if (!reason.trim()) return refused(refuse('task.reason-missing'))
  return happened({
    type: 'taskReturned',
    taskReturn: { officerId: command.actorId, reason, at: command.decidedAt.wall },
  })
}

/** Written application to postpone or cancel, one at a time and before the first signature (Z7). */
export function decideChangeApplication(state: Inspection, command: CommandOf<'applyPlanChange'>): Decision {
  const { changeId, kind, until, reason } = command.payload
  const open = openChange(state)
  if (open) return refused(refuse('change.open', { kind: changeNames[open.kind] }))
  if (wasSigned(state)) return refused(refuse('change.signed'))
  if (!reason.trim()) return refused(refuse('change.reason-missing', { kind: changeNames[kind] }))
  const today = chinaDate(command.decidedAt.wall)
  if (kind === 'postpone' && !(until && until > lastDay(state) && until >= today))
    return refused(refuse('change.until', { last: chineseDate(lastDay(state), true) }))
  return happened({
    type: 'planChangeApplied',
    change: {
      id: changeId,
      kind,
      ...(kind === 'postpone' ? { until } : {}),
      reason,
      appliedBy: command.actorId,
      appliedAt: command.decidedAt.wall,
    },
  })
}

/** 信用监管 (or the station's admin) grants or refuses a postponement or cancellation, never the own one (Z7). */
export function decideChangeDecision(
  state: Inspection,
  command: CommandOf<'decidePlanChange'>,
  { actor }: DecideContext,
): Decision {
  const { changeId, approved, opinion } = command.payload
  const change = openChange(state)
  if (change?.id !== changeId) return refused(refuse('change.none'))
  if (actor.role !== 'bureauReviewer' && actor.role !== 'admin') return refused(refuse('change.wrong-role'))
  if (change.appliedBy === actor.id || state.officers.some(({ id }) => id === actor.id))
    return refused(refuse('change.own', { name: actor.name }))
  if (!approved && !opinion.trim()) return refused(refuse('change.opinion-missing'))
  // Signed since: what was found stands, and no decision about the plan takes it back.
  if (approved && wasSigned(state)) return refused(refuse('change.signed'))
  // A visit that was begun can't be made undone; it is concluded.
  if (approved && change.kind === 'cancel' && (state.arrival || state.state === 'inspecting'))
    return refused(refuse('change.begun'))
  return happened({
    type: 'planChangeDecided',
    changeId,
    decision: { approved, opinion, by: actor.id, byName: actor.name, at: command.decidedAt.wall },
  })
}

const changeNames = { postpone: '延期', cancel: '取消' } as const
