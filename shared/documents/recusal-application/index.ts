import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const recusalApplicationKind = documentKind({
  id: 'recusal-application',
  title: '回避申请书',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '回避申请书',
    number: null,
    organ,
    issuedOn,
    template: 'recusal-application@1',
    blocks: [{ kind: 'title', text: '回避申请书' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
