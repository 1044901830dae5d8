import { recusalGroundNames } from '../../domain/inspection.ts'
import { documentKind } from '../document-kind.ts'
import { recusalApplicationInput as fromRecord, officerOptions, proposeApplication } from './from-record.ts'
import { applicants, recusalApplicationInput } from './input.ts'
import { recusalApplication, recusalApplicationTitle, recusalApplicationVersion } from './template.ts'

const options = (names: Readonly<Record<string, string>>) => () =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const recusalApplicationKind = documentKind({
  id: 'recusal-application',
  title: recusalApplicationTitle,
  templateVersion: recusalApplicationVersion,
  input: recusalApplicationInput,
  build: recusalApplication,
  fields: [
    { key: 'applicant', label: '由谁申请', type: 'select', options: options(applicants), longest: 20 },
    {
      key: 'applicantName',
      label: '申请人姓名或者名称',
      type: 'line',
      help: '检查人员本人申请的，以被申请回避的人员为准。',
      longest: 200,
      optional: true,
    },
    { key: 'officer', label: '被申请回避的人员', type: 'select', options: officerOptions, longest: 60 },
    {
      key: 'grounds',
      label: '回避情形',
      type: 'checks',
      options: options(recusalGroundNames),
      longest: 60,
      optional: true,
    },
    {
      key: 'facts',
      label: '事实和理由',
      type: 'text',
      help: '留空的，由申请人在纸上填写。',
      longest: 4000,
      optional: true,
    },
    { key: 'appliedOn', label: '申请日期', type: 'date', longest: 10, optional: true },
    {
      key: 'outcome',
      label: '决定',
      type: 'select',
      options: options({ '': '尚未决定', granted: '准予回避', refused: '驳回申请' }),
      longest: 20,
      optional: true,
    },
    { key: 'decisionReason', label: '决定的理由', type: 'text', longest: 1000, optional: true },
    { key: 'decider', label: '决定人', type: 'line', longest: 60, optional: true },
    { key: 'decidedOn', label: '决定日期', type: 'date', longest: 10, optional: true },
  ],
  propose: proposeApplication,
  fromRecord,
})
