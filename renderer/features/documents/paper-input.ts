import { inspectionNoticeInput, listingApprovalInput } from '../../../shared/documents/from-inspection.ts'
import type { DocumentKindName } from '../../../shared/documents/index.ts'
import type { LoadedInspection } from '../../app/workspace.ts'

/** Names of the papers as the screens say them; the full titles stand on the papers. */
export const paperNames: Readonly<Record<DocumentKindName, string>> = {
  'inspection-notice': '检查通知书',
  'listing-approval-form': '经营异常名录审批表',
}

export function isPaperKind(kind: string | undefined): kind is DocumentKindName {
  return kind !== undefined && kind in paperNames
}

/** Input of a paper from the record; null while the record does not lead to it. @param issuedOn ISO date */
export function paperInput(
  { inspection, context }: Pick<LoadedInspection, 'inspection' | 'context'>,
  kind: DocumentKindName,
  number: string | null,
  issuedOn: string,
): unknown {
  const { profile, checklists } = context
  const map = kind === 'inspection-notice' ? inspectionNoticeInput : listingApprovalInput
  return map(inspection, profile, checklists, { number, issuedOn })
}
