import { documentKind } from '../document-kind.ts'
import { onSiteCheckFormFrom } from './from-record.ts'
import { onSiteCheckFormInput } from './input.ts'
import { onSiteCheckForm, onSiteCheckFormTitle, onSiteCheckFormVersion } from './template.ts'

export const onSiteCheckFormKind = documentKind({
  id: 'on-site-check-form',
  title: onSiteCheckFormTitle,
  templateVersion: onSiteCheckFormVersion,
  input: onSiteCheckFormInput,
  build: onSiteCheckForm,
  fields: [{ key: 'remarks', label: '备注', type: 'text', longest: 2000, optional: true }],
  propose: () => ({ remarks: '' }),
  fromRecord: onSiteCheckFormFrom,
})
