import { documentKind } from '../document-kind.ts'
import { visitFields } from '../parts/visit.ts'
import { inspectionNoticeInput as fromRecord, proposeNotice } from './from-record.ts'
import { inspectionNoticeInput } from './input.ts'
import { inspectionNotice, inspectionNoticeTitle, inspectionNoticeVersion } from './template.ts'

export const inspectionNoticeKind = documentKind({
  id: 'inspection-notice',
  title: inspectionNoticeTitle,
  templateVersion: inspectionNoticeVersion,
  input: inspectionNoticeInput,
  build: inspectionNotice,
  fields: [
    ...visitFields.slice(0, 2),
    {
      key: 'materials',
      label: '需要准备的资料',
      type: 'lines',
      help: '一行一项。',
      longest: 200,
      optional: true,
    },
    ...visitFields.slice(2),
    {
      key: 'entryCode',
      label: '入企码',
      type: 'line',
      help: '推行扫码入企的地方填写本次检查的编码。',
      longest: 60,
      optional: true,
    },
  ],
  propose: proposeNotice,
  fromRecord,
})
