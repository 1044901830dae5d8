import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { type Decision, happened } from './context.ts'

/** Evidence of the process: not part of the signed findings. */
export function decideProof(_state: Inspection, command: CommandOf<'addProof'>): Decision {
  const { evidenceId, ...rest } = command.payload
  return happened({
    type: 'proofAdded',
    proof: { id: evidenceId, ...rest, answerKey: '', by: command.actorId },
  })
}

/** 复查 of a 责令改正 (F22). */
export function decideReinspection(_state: Inspection, command: CommandOf<'recordReinspection'>): Decision {
  const { reinspectionId, ...rest } = command.payload
  return happened({
    type: 'reinspected',
    reinspection: { id: reinspectionId, ...rest, by: command.actorId },
  })
}

/** 线索移送, 立案 or 抄告, as it was handed over (F22, P17, Z9). */
export function decideTransfer(_state: Inspection, command: CommandOf<'recordTransfer'>): Decision {
  const { transferId, ...rest } = command.payload
  return happened({ type: 'transferred', transfer: { id: transferId, ...rest, by: command.actorId } })
}

/** What came of a transfer (Q14). */
export function decideFeedback(_state: Inspection, command: CommandOf<'recordFeedback'>): Decision {
  const { transferId, ...rest } = command.payload
  return happened({ type: 'feedbackReceived', transferId, feedback: { ...rest, by: command.actorId } })
}

/** How an 其他 follow-up ended. */
export function decideClosure(_state: Inspection, command: CommandOf<'closeFollowUp'>): Decision {
  return happened({
    type: 'followUpClosed',
    closure: { text: command.payload.text, by: command.actorId, at: command.decidedAt.wall },
  })
}
