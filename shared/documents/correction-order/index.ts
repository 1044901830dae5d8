import { documentKind } from '../document-kind.ts'
import { orderedItems } from '../parts/ordered-items.ts'
import { correctionOrderInput as fromRecord, proposeCorrectionOrder } from './from-record.ts'
import { correctionOrderInput } from './input.ts'
import { correctionOrder, correctionOrderTitle, correctionOrderVersion } from './template.ts'

export const correctionOrderKind = documentKind({
  id: 'correction-order',
  title: correctionOrderTitle,
  templateVersion: correctionOrderVersion,
  input: correctionOrderInput,
  build: correctionOrder,
  fields: [
    {
      key: 'items',
      label: '本通知书责令改正的问题',
      type: 'checks',
      options: (record) => orderedItems(record).map(({ key, title }) => ({ value: key, label: title })),
      longest: 200,
      optional: true,
    },
    {
      key: 'mode',
      label: '改正期限',
      type: 'select',
      options: () => [
        { value: 'until', label: '按记录中的期限改正' },
        { value: 'at-once', label: '立即改正' },
      ],
      help: '记录中没有期限，或者期限早于签发日期的，预先选择“立即改正”；需要新的期限的，先登记复查并写明。',
      longest: 20,
    },
    {
      key: 'clauses',
      label: '违反条款',
      type: 'lines',
      help: '一行一部法律。留空的，用检查结论中的依据。',
      longest: 200,
      optional: true,
    },
    {
      key: 'demands',
      label: '改正内容和要求',
      type: 'lines',
      help: '一行一项。留空的，按所选的问题逐项写明。',
      longest: 1000,
      optional: true,
    },
  ],
  propose: proposeCorrectionOrder,
  fromRecord,
})
