import { documentKind } from '../document-kind.ts'
import { spotCheckFormFrom } from './from-record.ts'
import { spotCheckFormInput } from './input.ts'
import { spotCheckForm, spotCheckFormTitle, spotCheckFormVersion } from './template.ts'

export const spotCheckFormKind = documentKind({
  id: 'spot-check-form',
  title: spotCheckFormTitle,
  templateVersion: spotCheckFormVersion,
  input: spotCheckFormInput,
  build: spotCheckForm,
  fields: [],
  propose: () => ({}),
  fromRecord: spotCheckFormFrom,
})
