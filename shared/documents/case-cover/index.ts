import { documentKind } from '../document-kind.ts'
import { pagesField } from '../parts/file-contents.ts'
import { caseCoverInput as fromRecord, proposeCover } from './from-record.ts'
import { caseCoverInput } from './input.ts'
import { caseCover, caseCoverTitle, caseCoverVersion } from './template.ts'

export const caseCoverKind = documentKind({
  id: 'case-cover',
  title: caseCoverTitle,
  templateVersion: caseCoverVersion,
  input: caseCoverInput,
  build: caseCover,
  fields: [
    { key: 'category', label: '类别', type: 'line', longest: 60 },
    {
      key: 'retention',
      label: '保管期限',
      type: 'select',
      options: () => [
        { value: '', label: '留给手写' },
        ...['永久', '30年', '10年'].map((value) => ({ value, label: value })),
      ],
      longest: 20,
      optional: true,
    },
    { key: 'fonds', label: '全宗号', type: 'line', longest: 60, optional: true },
    pagesField,
  ],
  propose: proposeCover,
  fromRecord,
})
