import { documentKind } from '../document-kind.ts'
import { inspectionNoticeInput as fromRecord, proposeNotice } from './from-record.ts'
import {
  inspectionNotice,
  inspectionNoticeInput,
  inspectionNoticeTitle,
  inspectionNoticeVersion,
} from './template.ts'

export const inspectionNoticeKind = documentKind({
  id: 'inspection-notice',
  title: inspectionNoticeTitle,
  templateVersion: inspectionNoticeVersion,
  input: inspectionNoticeInput,
  build: inspectionNotice,
  fields: [
    { key: 'from', label: '检查时间，从', type: 'date', longest: 10 },
    { key: 'to', label: '到', type: 'date', longest: 10 },
    {
      key: 'materials',
      label: '需要准备的资料',
      type: 'lines',
      help: '一行一项；离开这一栏后，左边的草稿随之更新。',
      longest: 200,
      optional: true,
    },
  ],
  propose: proposeNotice,
  fromRecord,
})
