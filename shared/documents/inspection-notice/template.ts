import type { Block, PrintableDocument } from '../../typesetting/blocks.ts'
import { addressed } from '../parts/addressed.ts'
import { numberLine, paperHead } from '../parts/paper.ts'
import { assistantWords, officerWords } from '../parts/visit.ts'
import {
  chineseDate,
  chineseOrdinal,
  chinesePeriod,
  numbered,
  sentences,
  withoutEndMark,
} from '../parts/wording.ts'
import type { InspectionNoticeInput } from './input.ts'

/** Raised whenever wording or order of the notice changes. */
export const inspectionNoticeVersion = 3
export const inspectionNoticeTitle = '行政检查通知书'

/** Composes the notice. Pure: the same input gives the same blocks. */
export function inspectionNotice(input: InspectionNoticeInput): PrintableDocument {
  const { subject } = input
  return {
    ...paperHead(input, {
      title: `${inspectionNoticeTitle}（${subject.name}）`,
      template: `inspection-notice@${inspectionNoticeVersion}`,
      numbered: true,
    }),
    blocks: [
      { kind: 'issuer', text: input.organ },
      { kind: 'title', text: inspectionNoticeTitle },
      { kind: 'number', text: numberLine(input.number) },
      { kind: 'addressee', text: `${subject.name}（${subject.codeLabel}${subject.code}）：` },
      { kind: 'paragraph', text: input.opening },
      ...sections(input).map(
        ([head, text], index): Block => ({
          kind: 'paragraph',
          head: `${chineseOrdinal(index + 1)}、${head}。`,
          text,
        }),
      ),
      { kind: 'spacer', lines: 1 },
      { kind: 'seal', organ: input.organ, place: '（印章）', date: chineseDate(input.issuedOn) },
      { kind: 'spacer', lines: 0.5 },
      receipt(input),
    ],
  }
}

function sections(input: InspectionNoticeInput): [head: string, text: string][] {
  const { contact, subject, yearlyLimit } = input
  const you = addressed[subject.kind]
  const people = input.officers.map(officerWords).join('、')
  const limit = yearlyLimit === null ? '' : `，年度检查频次上限为${yearlyLimit}次`
  const place = input.place === null ? '' : `检查地点：${withoutEndMark(input.place)}。`
  return [
    ['检查依据', `${input.basis.map(withoutEndMark).join('、')}。`],
    ['检查事项', numbered(input.matters)],
    [
      '检查方式和时间',
      `${input.methods.join('、')}；${chinesePeriod(input.period.from, input.period.to)}。${place}`,
    ],
    ['检查频次', `${withoutEndMark(input.frequency)}${limit}。`],
    ['检查人员', `${people}；${assistantWords(input.assistants)}。${input.entryCode ?? ''}`],
    ['需要准备的资料', input.materials.length === 0 ? '无需另行准备。' : numbered(input.materials)],
    [`${you}的权利`, sentences(input.rights)],
    [`${you}的义务`, sentences(input.duties)],
    ['检查纪律', input.conduct.map(({ name, items }) => `${name}：${numbered(items)}`).join('\n')],
    // The number to call begins a line with its label: no page ever holds it alone.
    [
      '联系和监督',
      contact.phone === input.supervisionPhone
        ? `联系人：${contact.name}。\n联系和监督电话：${contact.phone}。`
        : `联系人：${contact.name}，电话：${contact.phone}。\n监督电话：${input.supervisionPhone}。`,
    ],
  ]
}

function receipt({ number }: InspectionNoticeInput): Block {
  return {
    kind: 'signatures',
    head: [
      { text: '签收栏　', slot: 'heiti' },
      { text: number === null ? '本通知书已收到。' : `${number}《${inspectionNoticeTitle}》已收到。` },
    ],
    rows: [
      [{ label: '签收人（签名或者盖章）：' }],
      [{ label: '身份或者职务：' }, { label: '联系电话：' }],
      [{ label: '送达方式：' }, { label: '送达人：' }],
      [{ label: '签收时间：', value: '年　　　月　　　日　　　时　　　分' }],
    ],
  }
}
