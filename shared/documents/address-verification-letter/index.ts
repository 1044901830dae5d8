import { z } from 'zod'
import { documentKind } from '../document-kind.ts'

export const addressVerificationLetterKind = documentKind({
  id: 'address-verification-letter',
  title: '住所（经营场所）核查函',
  templateVersion: 1,
  input: z.object({ organ: z.string(), issuedOn: z.string() }),
  build: ({ organ, issuedOn }) => ({
    title: '住所（经营场所）核查函',
    number: null,
    organ,
    issuedOn,
    template: 'address-verification-letter@1',
    blocks: [{ kind: 'title', text: '住所（经营场所）核查函' }],
  }),
  fields: [],
  propose: () => ({}),
  fromRecord: () => null,
})
