import { documentKind } from '../document-kind.ts'
import { presentOfficers } from '../parts/attendance.ts'
import { inspectionRecordFrom, proposeRecord } from './from-record.ts'
import { inspectionRecordInput } from './input.ts'
import { inspectionRecord, inspectionRecordTitle, inspectionRecordVersion } from './template.ts'

export const inspectionRecordKind = documentKind({
  id: 'inspection-record',
  title: inspectionRecordTitle,
  templateVersion: inspectionRecordVersion,
  input: inspectionRecordInput,
  build: inspectionRecord,
  fields: [
    {
      key: 'recorder',
      label: '记录人',
      type: 'select',
      options: ({ inspection }) =>
        presentOfficers(inspection).map(({ name }) => ({ value: name, label: name })),
      longest: 60,
    },
    {
      key: 'attending',
      label: '陪同、在场人员',
      type: 'lines',
      help: '一行一人，写明姓名和职务。',
      longest: 200,
      optional: true,
    },
    {
      key: 'recusal',
      label: '被检查人是否申请回避',
      type: 'select',
      options: () => [
        { value: '', label: '由被检查人在纸上勾选' },
        { value: 'no', label: '否' },
        { value: 'yes', label: '是' },
      ],
      longest: 3,
      optional: true,
    },
    {
      key: 'supplement',
      label: '补充记录',
      type: 'text',
      help: '检查项目以外需要记入笔录的情况，写在“其他情况”里。',
      longest: 4000,
      optional: true,
    },
  ],
  propose: proposeRecord,
  fromRecord: inspectionRecordFrom,
})
