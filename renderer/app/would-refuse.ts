import type { Command, CommandPayload, CommandType } from '../../shared/domain/commands.ts'
import { decide } from '../../shared/domain/decide/decide.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import type { LoadedInspection } from './workspace.ts'

/**
 * Asks the decision core whether a command would be refused now, without giving it: before a reserved number is used
 * up, or before a button is offered.
 * @param now ISO timestamp
 */
export function wouldRefuse<T extends CommandType>(
  { inspection, context }: Pick<LoadedInspection, 'inspection' | 'context'>,
  type: T,
  payload: CommandPayload<T>,
  now: string,
): Refusal | undefined {
  const command = {
    id: 'question',
    inspectionId: inspection.id,
    actorId: context.actor.id,
    deviceId: 'question',
    decidedAt: { wall: now, monotonicMilliseconds: 0 },
    versions: inspection.versions,
    baseHash: '0'.repeat(64),
    type,
    payload,
  } as unknown as Command
  return decide(inspection, command, context).refusal
}
