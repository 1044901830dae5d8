import { type Inspection, sealedStates } from '../../../shared/domain/inspection.ts'

/** The step that the one filled button of the screen belongs to. */
export type ConcludeStep = 'conclusion' | 'party' | 'signatures' | 'sealed'

/** @param changed the form on the screen says something else than the conclusion on record */
export function stepOf(inspection: Inspection, changed: boolean): ConcludeStep {
  if (sealedStates.includes(inspection.state)) return 'sealed'
  if (inspection.signatures.length > 0) return 'signatures'
  if (!inspection.conclusion || changed) return 'conclusion'
  return inspection.party ? 'signatures' : 'party'
}
