import { documentKind } from '../document-kind.ts'
import { visitFields } from '../parts/visit.ts'
import { inspectionApprovalInput as fromRecord, proposeApproval } from './from-record.ts'
import { inspectionApprovalInput } from './input.ts'
import { inspectionApprovalForm, inspectionApprovalTitle, inspectionApprovalVersion } from './template.ts'

export const inspectionApprovalFormKind = documentKind({
  id: 'inspection-approval-form',
  title: inspectionApprovalTitle,
  templateVersion: inspectionApprovalVersion,
  input: inspectionApprovalInput,
  build: inspectionApprovalForm,
  fields: [
    ...visitFields,
    { key: 'handlerOpinion', label: '承办意见', type: 'text', longest: 1000 },
    {
      key: 'urgent',
      label: '紧急补办',
      type: 'select',
      options: () => [
        { value: 'no', label: '否，检查前审批' },
        { value: 'yes', label: '是，情况紧急已先行检查' },
      ],
      longest: 3,
    },
    { key: 'urgentReason', label: '紧急情形', type: 'text', longest: 600, optional: true },
    {
      key: 'reportedAt',
      label: '报告时间',
      type: 'line',
      help: '例如：2026年8月12日9时30分。',
      longest: 60,
      optional: true,
    },
  ],
  propose: proposeApproval,
  fromRecord,
})
