import { documentKind } from '../document-kind.ts'
import { listingBatchInput as fromRecords } from './from-records.ts'
import { listingBatchInput } from './input.ts'
import { listingBatch, listingBatchTitle, listingBatchVersion } from './template.ts'

export const listingApprovalBatchKind = documentKind({
  id: 'listing-approval-batch',
  title: listingBatchTitle,
  templateVersion: listingBatchVersion,
  input: listingBatchInput,
  build: listingBatch,
  fields: [
    {
      key: 'situation',
      label: '检查情况',
      type: 'text',
      help: '留空的，写明检查了几家、怎样检查。',
      longest: 4000,
      optional: true,
    },
    {
      key: 'opinion',
      label: '承办人意见',
      type: 'text',
      help: '留空的，用各家审批表上相同的意见。',
      longest: 500,
      optional: true,
    },
  ],
  propose: () => ({}),
  fromRecord: (record, facts, choices) => fromRecords([record], facts, choices),
  fromRecords,
})
