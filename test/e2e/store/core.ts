import { applyEvents } from '../../../shared/domain/apply.ts'
import { canonicalHash } from '../../../shared/domain/canonical.ts'
import type { Command } from '../../../shared/domain/commands.ts'
import type { DecideContext } from '../../../shared/domain/decide/context.ts'
import { decide } from '../../../shared/domain/decide/decide.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'

/** One sequence as plain data: where it begins, and each command with what its host knows. */
export interface Vector {
  start: Inspection
  given: { command: Command; context: DecideContext }[]
}

/** What a host makes of a sequence: refusal code or hash of the next state, command by command. */
export function decided({ start, given }: Vector): string[] {
  let state = start
  return given.map(({ command, context }) => {
    const decision = decide(state, command, context)
    if (!decision.events) return decision.refusal.code
    state = applyEvents(state, decision.events)
    return canonicalHash(state)
  })
}
