import { documentKind } from '../document-kind.ts'
import { listingApprovalInput as fromRecord } from './from-record.ts'
import { listingApprovalInput } from './input.ts'
import { listingApprovalForm, listingApprovalTitle, listingApprovalVersion } from './template.ts'

export const listingApprovalFormKind = documentKind({
  id: 'listing-approval-form',
  title: listingApprovalTitle,
  templateVersion: listingApprovalVersion,
  input: listingApprovalInput,
  build: listingApprovalForm,
  fields: [],
  propose: () => ({}),
  fromRecord,
})
