import type { CommandOf } from '../commands.ts'
import type { Inspection } from '../inspection.ts'
import { type ProofPurpose, proofPurposeNames } from '../process.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { type Decision, happened, refused } from './context.ts'

/** Purposes whose file may well be one of the findings: an 审批表 is proven by what the officers found. */
const mayRepeatFindings: readonly ProofPurpose[] = ['listing', 'other']

/**
 * Evidence of the process: not part of the signed findings. Bytes that the officers signed as evidence of the visit
 * can't show what happened after it (Q17); the same file again for the same purpose stays one proof, with who took
 * it and when.
 */
export function decideProof(state: Inspection, command: CommandOf<'addProof'>): Decision {
  const { evidenceId, ...rest } = command.payload
  const { name, purpose, caption } = rest
  if (!mayRepeatFindings.includes(purpose) && state.evidence.some(({ id }) => id === evidenceId))
    return refused(refuse('follow-up.proof-of-findings', { name }))
  const known = state.process.proofs.find(({ id }) => id === evidenceId)
  if (known && known.purpose !== purpose)
    return refused(refuse('follow-up.proof-used', { name: known.name, what: proofPurposeNames[purpose] }))
  const proof = known
    ? { ...known, caption }
    : { id: evidenceId, ...rest, answerKey: '', by: command.actorId }
  return happened({ type: 'proofAdded', proof })
}

/**
 * What is wrong with the proofs that a step names: each must be in the record for one of the purposes, and none may
 * have proven another step.
 */
export function proofsRefusal(
  { process }: Pick<Inspection, 'process'>,
  proofIds: readonly string[],
  { purposes, what, minimum }: { purposes: readonly ProofPurpose[]; what: string; minimum: 0 | 1 },
): Refusal | undefined {
  if (proofIds.length < minimum) return refuse('follow-up.proof-none', { what })
  const found = process.proofs.filter(
    ({ id, purpose }) => proofIds.includes(id) && purposes.includes(purpose),
  )
  const missing = new Set(proofIds).size - found.length
  if (missing > 0) return refuse('follow-up.proof-missing', { what, count: missing })
  const { reinspections, transfers } = process.followUp
  const used = new Set([
    ...reinspections.flatMap(({ proofIds: ids }) => ids),
    ...transfers.flatMap(({ proofIds: ids, feedback }) => [...ids, ...(feedback?.proofIds ?? [])]),
  ])
  const again = found.find(({ id }) => used.has(id))
  return again && refuse('follow-up.proof-used', { name: again.name, what })
}
