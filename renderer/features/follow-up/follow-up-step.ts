import { correctionFailed, type FollowUp, isTransferKind } from '../../../shared/domain/follow-up.ts'
import type { Transfer } from '../../../shared/domain/process.ts'
import { followUpNames } from '../../../shared/domain/result-list.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { wouldRefuse } from '../../app/would-refuse.ts'

/** What can be entered next for the follow-up of a record. */
export type FollowUpAct =
  | { kind: 'reinspect'; label: string }
  | { kind: 'transfer'; label: string; transferKind: Transfer['kind'] }
  | { kind: 'feedback'; label: string; transfer: Transfer }
  | { kind: 'close'; label: string }

/**
 * The steps that the open parts ask for, the most pressing first; none where the account may not act on the record.
 * @param now ISO timestamp
 */
export function followUpActs(loaded: LoadedInspection, followUp: FollowUp, now: string): FollowUpAct[] {
  if (!mayAct(loaded, now)) return []
  const { transfers, reinspections } = loaded.inspection.process.followUp
  const acts: FollowUpAct[] = []
  const transferAct = (kind: Transfer['kind']): FollowUpAct => {
    const waiting = transfers.find((transfer) => transfer.kind === kind && !transfer.feedback)
    return waiting
      ? { kind: 'feedback', label: `登记${waiting.receiver}的反馈`, transfer: waiting }
      : { kind: 'transfer', label: transferLabels[kind], transferKind: kind }
  }
  for (const { kind, closedOn } of followUp.parts) {
    if (closedOn) continue
    if (isTransferKind(kind)) acts.push(transferAct(kind))
    if (kind === 'other') acts.push({ kind: 'close', label: '办结' })
    if (kind !== 'ordered-correction') continue
    const again: FollowUpAct = { kind: 'reinspect', label: '登记复查' }
    const named = followUp.parts.some((part) => part.kind === 'case-filing')
    if (!correctionFailed(loaded.inspection) || named) acts.push(again)
    else
      acts.push(
        ...(reinspections.at(-1)?.nextDue
          ? [again, transferAct('case-filing')]
          : [transferAct('case-filing'), again]),
      )
  }
  return acts
}

export const transferLabels: Record<Transfer['kind'], string> = {
  'lead-transfer': '登记线索移送',
  'case-filing': '登记移送立案',
  'notify-other': '登记抄告',
}

/** Asks the core with a step that can't be complete: only a refusal about its content means that the door is open. */
function mayAct(loaded: LoadedInspection, now: string): boolean {
  const refusal = wouldRefuse(loaded, 'closeFollowUp', { text: '' }, now)
  return refusal === undefined || refusal.code.startsWith('follow-up.')
}

/** 责令改正、线索移送 */
export function kindWords(followUp: FollowUp): string {
  const kinds = followUp.parts.map(({ kind }) => followUpNames[kind])
  return kinds.length > 0 ? kinds.join('、') : followUpNames[followUp.kind]
}
