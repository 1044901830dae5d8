import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { DispatchOutcome, Workspace } from '../../app/workspace.ts'

/**
 * Stores the drawn signature as evidence and records the party's statement with it. An earlier drawing is withdrawn
 * first, so that the record holds one.
 */
export async function recordSigned(
  workspace: Workspace,
  inspection: Inspection,
  drawing: Blob,
  statement: { opinion: string; signerName: string; replaces: string | null },
): Promise<DispatchOutcome> {
  const { id } = inspection
  const earlier = inspection.evidence.filter((piece) => piece.source === 'signature' && !piece.withdrawn)
  for (const piece of earlier) {
    const outcome = await workspace.dispatch(id, 'withdrawEvidence', {
      evidenceId: piece.id,
      reason: '当事人重新签字',
    })
    if (outcome.refusal) return outcome
  }
  const stored = await workspace.captureEvidence(id, {
    blob: drawing,
    name: '当事人签字.png',
    answerKey: '',
    caption: `当事人签字：${statement.signerName}`.slice(0, 200),
    source: 'signature',
  })
  if (stored.refusal) return stored
  const drawn = stored.inspection.evidence.findLast(
    (piece) => piece.source === 'signature' && !piece.withdrawn,
  )
  return workspace.dispatch(id, 'recordPartyStatement', {
    mode: 'signed',
    ...statement,
    signatureEvidenceId: drawn?.id,
    reason: '',
    witnessName: '',
    witnessIdTail: '',
  })
}
