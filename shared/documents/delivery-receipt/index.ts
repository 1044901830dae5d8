import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const deliveryReceiptKind = documentKind({
  id: 'delivery-receipt',
  title: '送达回证',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '送达回证',
    number: null,
    organ,
    issuedOn,
    template: 'delivery-receipt@1',
    blocks: [{ kind: 'title', text: '送达回证' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
