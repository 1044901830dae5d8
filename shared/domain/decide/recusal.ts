import { chineseMoment } from '../china-time.ts'
import type { Command, CommandOf } from '../commands.ts'
import { type Inspection, recusalOf } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'

/**
 * 回避声明: each assigned officer for each business, by oneself, once (P13; 行政处罚法 第四十三条).
 * A conflict needs its ground, relation and note, and closes the record for this officer.
 */
export function decideRecusal(
  state: Inspection,
  command: CommandOf<'declareRecusal'>,
  { actor }: DecideContext,
): Decision {
  if (command.actorId !== actor.id) return refused(refuse('recusal.not-own', { name: actor.name }))
  const earlier = recusalOf(state, actor.id)
  if (earlier)
    return refused(refuse('recusal.already', { name: actor.name, at: chineseMoment(earlier.declaredAt) }))
  const { conflict, ground, relation, note } = command.payload
  if (conflict && !(ground && relation?.trim() && note?.trim()))
    return refused(refuse('recusal.ground-missing'))
  return happened({
    type: 'recusalDeclared',
    recusal: {
      officerId: actor.id,
      conflict,
      ...(conflict ? { ground, relation, note } : {}),
      declaredAt: command.decidedAt.wall,
    },
  })
}

/**
 * Whether a command puts the actor's own 回避声明 on paper; the paper names its officer in the choice `officer`. It is
 * all that a declared conflict leaves to this officer.
 */
export function isOwnDeclaration(command: Command, actorId: string): boolean {
  if (command.type !== 'issueDocument') return false
  const { choices, kind } = command.payload
  return kind === 'recusal-declaration' && choices?.officer === actorId
}
