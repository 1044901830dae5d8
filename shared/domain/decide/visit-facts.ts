import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { type DecideContext, type Decision, happened } from './context.ts'

/** How one 抽查事项 is checked (J6, F20). */
export function decideMethod(
  _state: Inspection,
  command: CommandOf<'recordMethod'>,
  _context: DecideContext,
): Decision {
  return happened({
    type: 'methodRecorded',
    method: { ...command.payload, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** A look at 歇业备案、迁出、注销 before 无法联系. */
export function decideStatusCheck(_state: Inspection, command: CommandOf<'recordStatusCheck'>): Decision {
  const { checkId, ...rest } = command.payload
  return happened({
    type: 'statusChecked',
    check: { id: checkId, ...rest, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** 专业结论 of a third party (P14). */
export function decideOpinion(_state: Inspection, command: CommandOf<'recordOpinion'>): Decision {
  const { opinionId, ...rest } = command.payload
  return happened({
    type: 'opinionRecorded',
    opinion: { id: opinionId, ...rest, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** 拒绝检查、隐瞒真实情况、弄虚作假 (P18). */
export function decideObstruction(_state: Inspection, command: CommandOf<'recordObstruction'>): Decision {
  const { obstructionId, ...rest } = command.payload
  return happened({
    type: 'obstructionRecorded',
    obstruction: { id: obstructionId, ...rest, by: command.actorId, at: command.decidedAt.wall },
  })
}
