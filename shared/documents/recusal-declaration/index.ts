import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const recusalDeclarationKind = documentKind({
  id: 'recusal-declaration',
  title: '回避声明',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '回避声明',
    number: null,
    organ,
    issuedOn,
    template: 'recusal-declaration@1',
    blocks: [{ kind: 'title', text: '回避声明' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
