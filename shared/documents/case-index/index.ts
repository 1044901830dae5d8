import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const caseIndexKind = documentKind({
  id: 'case-index',
  title: '卷内目录',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '卷内目录',
    number: null,
    organ,
    issuedOn,
    template: 'case-index@1',
    blocks: [{ kind: 'title', text: '卷内目录' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
