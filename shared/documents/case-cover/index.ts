import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const caseCoverKind = documentKind({
  id: 'case-cover',
  title: '卷宗封面',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '卷宗封面',
    number: null,
    organ,
    issuedOn,
    template: 'case-cover@1',
    blocks: [{ kind: 'title', text: '卷宗封面' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
