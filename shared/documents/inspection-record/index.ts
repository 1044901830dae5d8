import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const inspectionRecordKind = documentKind({
  id: 'inspection-record',
  title: '现场检查笔录',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '现场检查笔录',
    number: null,
    organ,
    issuedOn,
    template: 'inspection-record@1',
    blocks: [{ kind: 'title', text: '现场检查笔录' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
