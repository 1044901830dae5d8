import { documentKind } from '../document-kind.ts'
import { disclosureOrderInput as fromRecord } from './from-record.ts'
import { disclosureOrderInput } from './input.ts'
import { disclosureOrder, disclosureOrderTitle, disclosureOrderVersion } from './template.ts'

export const disclosureOrderKind = documentKind({
  id: 'disclosure-order',
  title: disclosureOrderTitle,
  templateVersion: disclosureOrderVersion,
  input: disclosureOrderInput,
  build: disclosureOrder,
  fields: [],
  propose: () => ({}),
  fromRecord,
})
