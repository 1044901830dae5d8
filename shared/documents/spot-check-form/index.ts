import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const spotCheckFormKind = documentKind({
  id: 'spot-check-form',
  title: '抽查情况记录表',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '抽查情况记录表',
    number: null,
    organ,
    issuedOn,
    template: 'spot-check-form@1',
    blocks: [{ kind: 'title', text: '抽查情况记录表' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
