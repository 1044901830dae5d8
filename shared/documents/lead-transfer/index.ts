import { documentKind } from '../document-kind.ts'
import { evidenceOf } from './evidence-register.ts'
import { leadTransferInput as fromRecord, proposeLeadTransfer } from './from-record.ts'
import { leadTransferInput } from './input.ts'
import { leadTransfer, leadTransferTitle, leadTransferVersion } from './template.ts'

export const leadTransferKind = documentKind({
  id: 'lead-transfer',
  title: leadTransferTitle,
  templateVersion: leadTransferVersion,
  input: leadTransferInput,
  build: leadTransfer,
  fields: [
    {
      key: 'mode',
      label: '文书形式',
      type: 'select',
      options: () => [
        { value: 'official', label: '移送函（移送其他机关）' },
        { value: 'internal', label: '移送（交办）单（本系统内部）' },
      ],
      longest: 20,
    },
    { key: 'receiver', label: '接收单位', type: 'line', longest: 100 },
    { key: 'clue', label: '线索内容', type: 'text', longest: 6000 },
    { key: 'reason', label: '移送理由', type: 'text', longest: 2000 },
    { key: 'feedbackBy', label: '反馈期限', type: 'date', longest: 10, optional: true },
    {
      key: 'evidence',
      label: '移送的证据',
      type: 'checks',
      options: ({ inspection }) =>
        evidenceOf(inspection).map(({ name, sha256, kind }) => ({
          value: sha256,
          label: `${name}（${kind}）`,
        })),
      longest: 64,
      optional: true,
    },
    {
      key: 'attachments',
      label: '其他附件',
      type: 'lines',
      help: '一行一件。证据清单自动列为第一件。',
      longest: 200,
      optional: true,
    },
  ],
  propose: proposeLeadTransfer,
  fromRecord,
})
