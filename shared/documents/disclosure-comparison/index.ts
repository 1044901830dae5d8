import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const disclosureComparisonKind = documentKind({
  id: 'disclosure-comparison',
  title: '公示信息核查对比表',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '公示信息核查对比表',
    number: null,
    organ,
    issuedOn,
    template: 'disclosure-comparison@1',
    blocks: [{ kind: 'title', text: '公示信息核查对比表' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
