import { documentKind } from '../document-kind.ts'
import { listingDecisionInput as fromRecord } from './from-record.ts'
import { listingDecisionInput } from './input.ts'
import { listingDecision, listingDecisionTitle, listingDecisionVersion } from './template.ts'

export const listingDecisionKind = documentKind({
  id: 'listing-decision',
  title: listingDecisionTitle,
  templateVersion: listingDecisionVersion,
  input: listingDecisionInput,
  build: listingDecision,
  fields: [],
  propose: () => ({}),
  fromRecord,
})
