import type { CommandOf } from '../commands.ts'
import { type Answer, answerNames, type ConflictingItem, type Inspection } from '../inspection.ts'
import { refuse } from '../refusals.ts'
import { type DecideContext, type Decision, happened, itemsOf, refused } from './context.ts'
import { visitDueRefusal } from './visit.ts'

/**
 * The end of a conflict between two laptops (Q17): for each item that both answered, which of the two answers stands,
 * with a reason. It names the station's answer that the officer has seen, so that nothing newer is overwritten; both
 * answers stay in the record of the resolution.
 */
export function decideConflict(
  state: Inspection,
  command: CommandOf<'resolveConflict'>,
  { checklists }: DecideContext,
): Decision {
  const { items, commandIds, reason } = command.payload
  if (!reason.trim()) return refused(refuse('conflict.reason-missing'))
  const open = itemsOf(state, checklists)
  const at = command.decidedAt.wall
  const answers: Record<string, Answer> = {}
  const conflicts: ConflictingItem[] = []
  for (const { answerKey, taken, replaces, own } of items) {
    const found = open.find(({ key }) => key === answerKey)
    if (!found) return refused(refuse('item.unknown', { key: answerKey }))
    const closed = visitDueRefusal(state, found.checklist)
    if (closed) return refused(closed)
    const station = state.answers[answerKey]
    if ((station?.commandId ?? null) !== replaces)
      return refused(
        refuse('item.changed-elsewhere', {
          title: found.item.title,
          by: state.officers.find(({ id }) => id === station?.by)?.name ?? '另一名检查人员',
          result: station ? answerNames[station.result] : '未作答',
        }),
      )
    const { by: ownBy, at: ownAt, disposition, correctBy, ...rest } = own
    conflicts.push({
      answerKey,
      taken,
      own: { result: own.result, facts: own.facts, answeredBy: ownBy, answeredAt: ownAt },
      station: station
        ? { result: station.result, facts: station.facts, answeredBy: station.by, answeredAt: station.at }
        : null,
    })
    if (taken === 'own')
      answers[answerKey] = {
        ...rest,
        ...(disposition && own.result === 'nonconform' ? { disposition } : {}),
        ...(correctBy && own.result === 'nonconform' ? { correctBy } : {}),
        by: command.actorId,
        at,
        commandId: command.id,
        bulk: false,
        revision: station ? station.revision + 1 : 0,
      }
  }
  const resolved = {
    type: 'parkedResolved',
    handedOver: { by: command.actorId, choice: 'merge', reason, commandIds, at, conflicts },
  } as const
  return Object.keys(answers).length > 0
    ? happened(resolved, { type: 'itemsAnswered', answers })
    : happened(resolved)
}
