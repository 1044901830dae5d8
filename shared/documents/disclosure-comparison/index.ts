import { documentKind } from '../document-kind.ts'
import { disclosureComparisonFrom } from './from-record.ts'
import { disclosureComparisonInput } from './input.ts'
import { disclosureComparison, disclosureComparisonTitle, disclosureComparisonVersion } from './template.ts'

export const disclosureComparisonKind = documentKind({
  id: 'disclosure-comparison',
  title: disclosureComparisonTitle,
  templateVersion: disclosureComparisonVersion,
  input: disclosureComparisonInput,
  build: disclosureComparison,
  fields: [],
  propose: () => ({}),
  fromRecord: disclosureComparisonFrom,
})
