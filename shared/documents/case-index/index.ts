import { documentKind } from '../document-kind.ts'
import { pagesField } from '../parts/file-contents.ts'
import { caseIndexInput as fromRecord, proposePages } from './from-record.ts'
import { caseIndexInput } from './input.ts'
import { caseIndex, caseIndexTitle, caseIndexVersion } from './template.ts'

export const caseIndexKind = documentKind({
  id: 'case-index',
  title: caseIndexTitle,
  templateVersion: caseIndexVersion,
  input: caseIndexInput,
  build: caseIndex,
  fields: [pagesField],
  propose: proposePages,
  fromRecord,
})
