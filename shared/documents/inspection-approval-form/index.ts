import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const inspectionApprovalFormKind = documentKind({
  id: 'inspection-approval-form',
  title: '行政检查审批表',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '行政检查审批表',
    number: null,
    organ,
    issuedOn,
    template: 'inspection-approval-form@1',
    blocks: [{ kind: 'title', text: '行政检查审批表' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
