import { documentKindOf } from '../../../../shared/documents/index.ts'
import type { DocumentKindId } from '../../../../shared/domain/document-kinds.ts'

/** Papers that are made for many records of a task at once, in the order of the work. */
export const batchKinds: readonly DocumentKindId[] = [
  'inspection-approval-form',
  'inspection-notice',
  'address-verification-letter',
  'correction-order',
  'disclosure-order',
  'delivery-receipt',
  'listing-approval-form',
  'listing-approval-batch',
]

/** Whether the records of a batch come on one paper together (批量审批表). */
export const isJoint = (kind: DocumentKindId): boolean => documentKindOf(kind).fromRecords !== undefined
