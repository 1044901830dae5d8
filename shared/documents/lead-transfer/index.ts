import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const leadTransferKind = documentKind({
  id: 'lead-transfer',
  title: '案件线索移送函',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '案件线索移送函',
    number: null,
    organ,
    issuedOn,
    template: 'lead-transfer@1',
    blocks: [{ kind: 'title', text: '案件线索移送函' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
