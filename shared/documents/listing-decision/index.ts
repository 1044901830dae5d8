import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const listingDecisionKind = documentKind({
  id: 'listing-decision',
  title: '列入经营异常名录决定书',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '列入经营异常名录决定书',
    number: null,
    organ,
    issuedOn,
    template: 'listing-decision@1',
    blocks: [{ kind: 'title', text: '列入经营异常名录决定书' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
