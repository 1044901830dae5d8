import { documentKind } from '../document-kind.ts'
import { addressVerificationInput as fromRecord, mailingOptions, proposeLetter } from './from-record.ts'
import { addressVerificationInput } from './input.ts'
import {
  addressVerificationLetter,
  addressVerificationTitle,
  addressVerificationVersion,
} from './template.ts'

export const addressVerificationLetterKind = documentKind({
  id: 'address-verification-letter',
  title: addressVerificationTitle,
  templateVersion: addressVerificationVersion,
  input: addressVerificationInput,
  build: addressVerificationLetter,
  fields: [
    { key: 'mailing', label: '第几次邮寄', type: 'select', options: mailingOptions, longest: 60 },
    {
      key: 'channel',
      label: '邮寄方式',
      type: 'select',
      options: ({ profile }) => profile.mailing.channels.map((value) => ({ value, label: value })),
      help: '已寄出的信函以邮寄记录为准。',
      longest: 20,
    },
    { key: 'contact', label: '联系人', type: 'line', longest: 60 },
    { key: 'phone', label: '联系电话', type: 'line', longest: 40 },
    {
      key: 'senderAddress',
      label: '寄件地址',
      type: 'line',
      help: '印在信封标签上。',
      longest: 200,
      optional: true,
    },
  ],
  propose: proposeLetter,
  fromRecord,
})
