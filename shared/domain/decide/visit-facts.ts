import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { isOffsite, offsiteDue } from '../methods.ts'
import { refuse } from '../refusals.ts'
import { obstructionKindNames } from '../visit-facts.ts'
import { type DecideContext, type Decision, happened, refused } from './context.ts'
import { statusCheckRefusal } from './status.ts'

/**
 * How one 抽查事项 is checked: by a method of its checklist (F9), with a reason; 现场 is not replaced where the district
 * demands it (F20), and 现场 is not chosen where 非现场 comes first and has not been tried (J6).
 */
export function decideMethod(
  state: Inspection,
  command: CommandOf<'recordMethod'>,
  { profile, checklists }: DecideContext,
): Decision {
  const { checklistId, method, reason } = command.payload
  const reference = state.checklists.find(({ id }) => id === checklistId)
  const checklist = checklists.find(({ id, version }) => id === checklistId && version === reference?.version)
  if (!reference || !checklist) return refused(refuse('method.unknown-matter', { matter: checklistId }))
  const { matter } = checklist
  if (isOffsite(method) && profile.matterMode.onsiteRequired.includes(checklistId))
    return refused(refuse('method.onsite-required', { matter, method, district: profile.name }))
  if (!checklist.method.includes(method))
    return refused(refuse('method.not-listed', { matter, method, allowed: checklist.method.join('、') }))
  if (!reason.trim()) return refused(refuse('method.reason-missing', { matter, method }))
  if (!isOffsite(method) && offsiteDue(state, profile).includes(checklistId))
    return refused(refuse('method.offsite-first', { matters: `“${matter}”` }))
  return happened({
    type: 'methodRecorded',
    method: { ...command.payload, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** A look at 歇业备案、迁出、注销 before 无法联系. */
export function decideStatusCheck(_state: Inspection, command: CommandOf<'recordStatusCheck'>): Decision {
  const { checkId, ...rest } = command.payload
  const refusal = statusCheckRefusal(rest)
  if (refusal) return refused(refusal)
  return happened({
    type: 'statusChecked',
    check: { id: checkId, ...rest, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** 专业结论 of a third party that was entrusted (P14): with its text among the evidence, and not at the party's cost. */
export function decideOpinion(state: Inspection, command: CommandOf<'recordOpinion'>): Decision {
  const { opinionId, ...rest } = command.payload
  const missing = [
    ['委托机关', rest.entrustedBy],
    ['出具机构', rest.body],
    ['结论', rest.conclusion],
  ].filter(([, text]) => !text!.trim())
  if (missing.length > 0)
    return refused(refuse('opinion.incomplete', { missing: missing.map(([name]) => name).join('、') }))
  if (rest.payer === 'party') return refused(refuse('opinion.payer', { entrustedBy: rest.entrustedBy }))
  if (!provingEvidence(state).some(({ id }) => id === rest.evidenceId))
    return refused(refuse('opinion.evidence'))
  return happened({
    type: 'opinionRecorded',
    opinion: { id: opinionId, ...rest, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** 拒绝检查、隐瞒真实情况、弄虚作假 (P18): what happened, and somebody or something that proves it. */
export function decideObstruction(state: Inspection, command: CommandOf<'recordObstruction'>): Decision {
  const { obstructionId, ...rest } = command.payload
  if (!rest.facts.trim())
    return refused(refuse('obstruction.facts-missing', { kind: obstructionKindNames[rest.kind] }))
  if (!rest.witnessName.trim() && provingEvidence(state).length === 0)
    return refused(refuse('obstruction.proof-missing'))
  return happened({
    type: 'obstructionRecorded',
    obstruction: { id: obstructionId, ...rest, by: command.actorId, at: command.decidedAt.wall },
  })
}

/** Evidence that proves something: not withdrawn, and no drawn signature. */
function provingEvidence({ evidence }: Inspection) {
  return evidence.filter(({ withdrawn, source }) => !withdrawn && source !== 'signature')
}
