import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const correctionOrderKind = documentKind({
  id: 'correction-order',
  title: '责令改正通知书',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '责令改正通知书',
    number: null,
    organ,
    issuedOn,
    template: 'correction-order@1',
    blocks: [{ kind: 'title', text: '责令改正通知书' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
