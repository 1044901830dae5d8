import { applyEvents } from '../../shared/domain/apply.ts'
import { canonicalHash } from '../../shared/domain/canonical.ts'
import type { Command, CommandPayload, CommandType } from '../../shared/domain/commands.ts'
import type { DecideContext } from '../../shared/domain/decide/context.ts'
import { decide } from '../../shared/domain/decide/decide.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import type { DemoAccount } from './accounts.ts'

/** The data that a record of the demo district was made under. */
export function contextOf(inspection: Inspection, reference: Reference, actor: DemoAccount): DecideContext {
  return {
    actor,
    profile: reference.profiles.find((entry) => entry.id === inspection.versions.profile.id)!,
    calendar: reference.calendars[0]!,
    resultList: reference.resultLists[0]!,
    checklists: reference.checklists,
  }
}

/**
 * Takes one inspection through real commands, so that a record of the demo district holds nothing that the rules
 * forbid. Ids and times come from the caller: the same calls give the same record.
 */
export class Walk {
  state: Inspection
  #steps = 0
  #reference: Reference

  constructor(start: Inspection, reference: Reference) {
    this.state = start
    this.#reference = reference
  }

  /**
   * Gives one command.
   * @param at ISO timestamp
   * @throws Error when the rules refuse it: then the demo district itself is wrong
   */
  give<T extends CommandType>(actor: DemoAccount, at: string, type: T, payload: CommandPayload<T>): this {
    this.#steps += 1
    const command = {
      id: `${this.state.id}-step-${this.#steps}`,
      inspectionId: this.state.id,
      actorId: actor.id,
      deviceId: 'demo-device',
      decidedAt: { wall: at, monotonicMilliseconds: this.#steps * 1000 },
      versions: this.state.versions,
      baseHash: canonicalHash(this.state),
      type,
      payload,
    } as Command
    const decision = decide(this.state, command, contextOf(this.state, this.#reference, actor))
    if (decision.refusal)
      throw new Error(
        `${this.state.id}: ${type} was refused: ${decision.refusal.code} ${decision.refusal.happened}`,
      )
    this.state = applyEvents(this.state, decision.events)
    return this
  }
}
