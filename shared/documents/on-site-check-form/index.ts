import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const onSiteCheckFormKind = documentKind({
  id: 'on-site-check-form',
  title: '实地检查记录表',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '实地检查记录表',
    number: null,
    organ,
    issuedOn,
    template: 'on-site-check-form@1',
    blocks: [{ kind: 'title', text: '实地检查记录表' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
