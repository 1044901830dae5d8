import type { DocumentKindId } from '../domain/document-kinds.ts'
import { addressVerificationLetterKind } from './address-verification-letter/index.ts'
import { caseCoverKind } from './case-cover/index.ts'
import { caseIndexKind } from './case-index/index.ts'
import { correctionOrderKind } from './correction-order/index.ts'
import { deliveryReceiptKind } from './delivery-receipt/index.ts'
import { disclosureComparisonKind } from './disclosure-comparison/index.ts'
import { disclosureOrderKind } from './disclosure-order/index.ts'
import type { DocumentKind } from './document-kind.ts'
import { inspectionApprovalFormKind } from './inspection-approval-form/index.ts'
import { inspectionNoticeKind } from './inspection-notice/index.ts'
import { inspectionRecordKind } from './inspection-record/index.ts'
import { leadTransferKind } from './lead-transfer/index.ts'
import { listingApprovalBatchKind } from './listing-approval-batch/index.ts'
import { listingApprovalFormKind } from './listing-approval-form/index.ts'
import { listingDecisionKind } from './listing-decision/index.ts'
import { onSiteCheckFormKind } from './on-site-check-form/index.ts'
import { recusalApplicationKind } from './recusal-application/index.ts'
import { recusalDeclarationKind } from './recusal-declaration/index.ts'
import { spotCheckFormKind } from './spot-check-form/index.ts'

export type * from './document-kind.ts'
export type { InspectionNoticeInput } from './inspection-notice/input.ts'
export type { ListingApprovalInput } from './listing-approval-form/input.ts'
export type { EntityKind, OfficerInput } from './parts/input-parts.ts'

/** Every paper the app can print, by the kind named in the ledger of papers. */
export const documentKinds = {
  'inspection-approval-form': inspectionApprovalFormKind,
  'inspection-notice': inspectionNoticeKind,
  'address-verification-letter': addressVerificationLetterKind,
  'recusal-declaration': recusalDeclarationKind,
  'recusal-application': recusalApplicationKind,
  'inspection-record': inspectionRecordKind,
  'on-site-check-form': onSiteCheckFormKind,
  'spot-check-form': spotCheckFormKind,
  'disclosure-comparison': disclosureComparisonKind,
  'correction-order': correctionOrderKind,
  'disclosure-order': disclosureOrderKind,
  'delivery-receipt': deliveryReceiptKind,
  'listing-approval-form': listingApprovalFormKind,
  'listing-approval-batch': listingApprovalBatchKind,
  'listing-decision': listingDecisionKind,
  'lead-transfer': leadTransferKind,
  'case-cover': caseCoverKind,
  'case-index': caseIndexKind,
} as const satisfies Readonly<Record<DocumentKindId, { id: DocumentKindId }>>

/** A kind by its id, where the types of its input play no part. */
export const documentKindOf = (id: DocumentKindId): DocumentKind =>
  documentKinds[id] as unknown as DocumentKind

export function isDocumentKind(id: string | undefined): id is DocumentKindId {
  return id !== undefined && id in documentKinds
}
