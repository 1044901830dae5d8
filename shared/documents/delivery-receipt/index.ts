import { documentKind } from '../document-kind.ts'
import { deliveryReceiptInput as fromRecord, paperOptions, proposeReceipt } from './from-record.ts'
import { deliveryMethods, deliveryReceiptInput } from './input.ts'
import { deliveryReceipt, deliveryReceiptTitle, deliveryReceiptVersion } from './template.ts'

export const deliveryReceiptKind = documentKind({
  id: 'delivery-receipt',
  title: deliveryReceiptTitle,
  templateVersion: deliveryReceiptVersion,
  input: deliveryReceiptInput,
  build: deliveryReceipt,
  fields: [
    {
      key: 'documents',
      label: '送达的文书',
      type: 'checks',
      options: paperOptions,
      help: '只列出已编文号、未作废的文书。',
      longest: 60,
    },
    { key: 'place', label: '送达地点', type: 'line', longest: 300, optional: true },
    {
      key: 'method',
      label: '送达方式',
      type: 'select',
      options: () => [
        { value: '', label: '留空，送达时勾选' },
        ...Object.entries(deliveryMethods).map(([value, label]) => ({ value, label })),
      ],
      help: '留置送达须有见证人签名，或者拍照、录像记录送达过程。',
      longest: 20,
      optional: true,
    },
    {
      key: 'deliveredAt',
      label: '送达时间',
      type: 'line',
      help: '留空的，送达时填写到时、分。',
      longest: 60,
      optional: true,
    },
    { key: 'receiver', label: '收件人', type: 'line', longest: 120, optional: true },
    { key: 'witness', label: '见证人', type: 'line', longest: 120, optional: true },
    { key: 'servers', label: '送达人', type: 'lines', help: '一行一人。', longest: 120 },
    {
      key: 'remark',
      label: '备注',
      type: 'text',
      help: '拒收的，写明拒收事由和日期。',
      longest: 600,
      optional: true,
    },
  ],
  propose: proposeReceipt,
  fromRecord,
})
