import type { CommandPayload, CommandType } from '../../../shared/domain/commands.ts'
import type { ProofPurpose } from '../../../shared/domain/process.ts'
import { useAct } from '../../app/use-act.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { wouldRefuse } from '../../app/would-refuse.ts'
import type { ProofFile } from '../task-detail/letter-proofs.ts'

type StepType = Extract<CommandType, 'recordReinspection' | 'recordTransfer' | 'recordFeedback'>

/**
 * Enters one step of the follow-up with its proofs: first the core is asked whether anything but the proofs is wanting,
 * then the files go into the record, then the step that names them.
 */
export function useStep(loaded: LoadedInspection, purpose: ProofPurpose) {
  const workspace = useWorkspace()
  const act = useAct()
  const { id } = loaded.inspection
  const submit = <T extends StepType>(
    type: T,
    payload: Omit<CommandPayload<T>, 'proofIds'>,
    files: readonly ProofFile[],
    caption: string,
  ) =>
    act.run(async () => {
      const withProofs = (proofIds: string[]) => ({ ...payload, proofIds }) as CommandPayload<T>
      const refusal = wouldRefuse(loaded, type, withProofs([]), new Date().toISOString())
      if (refusal && (files.length === 0 || refusal.code !== 'follow-up.proof-none')) return { refusal }
      const proofIds: string[] = []
      for (const { blob, name, source = 'file' } of files) {
        const kept = await workspace.captureProof(id, { blob, name, caption, source }, purpose)
        if (kept.refusal) return { refusal: kept.refusal }
        if (!proofIds.includes(kept.proofId)) proofIds.push(kept.proofId)
      }
      return workspace.dispatch(id, type, withProofs(proofIds))
    })
  return { act, submit }
}
