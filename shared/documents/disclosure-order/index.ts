import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const disclosureOrderKind = documentKind({
  id: 'disclosure-order',
  title: '责令限期履行公示义务通知书',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '责令限期履行公示义务通知书',
    number: null,
    organ,
    issuedOn,
    template: 'disclosure-order@1',
    blocks: [{ kind: 'title', text: '责令限期履行公示义务通知书' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
