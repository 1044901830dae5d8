import {
  inspectionNoticeInput,
  listingApprovalInput,
  type NoticeFacts,
} from '../../../shared/documents/from-inspection.ts'
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

/** What the officer sets in a notice; what is left out is proposed from the record. */
export type NoticeChoices = Pick<NoticeFacts, 'period' | 'materials'>

/** Input of a paper from the record; null while the record does not lead to it. @param issuedOn ISO date */
export function paperInput(
  { inspection, context }: Pick<LoadedInspection, 'inspection' | 'context'>,
  kind: DocumentKindName,
  number: string | null,
  issuedOn: string,
  choices: NoticeChoices = {},
): unknown {
  const { profile, checklists } = context
  const facts = { number, issuedOn }
  return kind === 'inspection-notice'
    ? inspectionNoticeInput(inspection, profile, checklists, { ...facts, ...choices })
    : listingApprovalInput(inspection, profile, checklists, facts)
}
