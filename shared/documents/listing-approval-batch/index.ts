import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const listingApprovalBatchKind = documentKind({
  id: 'listing-approval-batch',
  title: '经营异常名录审批表',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '经营异常名录审批表',
    number: null,
    organ,
    issuedOn,
    template: 'listing-approval-batch@1',
    blocks: [{ kind: 'title', text: '经营异常名录审批表' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
