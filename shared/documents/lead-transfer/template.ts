import type { Block, PrintableDocument } from '../../typesetting/blocks.ts'
import { representativeNames } from '../parts/addressed.ts'
import { label, opinionRow, pairRow, value, wideRow } from '../parts/form-rows.ts'
import { paragraph, sealBlocks } from '../parts/letter-parts.ts'
import { numberLine, paperHead } from '../parts/paper.ts'
import { officerWords } from '../parts/visit.ts'
import { blankDate, chineseDate, withoutEndMark } from '../parts/wording.ts'
import { registerRows } from './evidence-register.ts'
import type { LeadTransferInput } from './input.ts'

/** Raised whenever wording or order of the paper changes. */
export const leadTransferVersion = 2
export const leadTransferTitle = '案件线索移送函'
const internalTitle = '案件线索移送（交办）单'
const registerTitle = '证据清单'

/** Composes the letter, or the form inside the system. Pure: the same input gives the same blocks. */
export function leadTransfer(input: LeadTransferInput): PrintableDocument {
  const internal = input.mode === 'internal'
  return {
    ...paperHead(input, {
      title: `${internal ? internalTitle : leadTransferTitle}（${input.subject.name}）`,
      template: `lead-transfer@${leadTransferVersion}`,
      numbered: true,
    }),
    ...(internal ? { sheet: 'form' as const } : {}),
    blocks: [...(internal ? form(input) : letter(input)), ...register(input)],
  }
}

function letter(input: LeadTransferInput): Block[] {
  const { contact } = input
  return [
    { kind: 'issuer', text: input.organ },
    { kind: 'title', text: leadTransferTitle },
    { kind: 'number', text: numberLine(input.number) },
    { kind: 'addressee', text: `${input.receiver}：` },
    paragraph(input.opening),
    ...parts(input.clue).map(paragraph),
    ...parts(input.reason).map(paragraph),
    paragraph(input.request),
    paragraph(input.feedback),
    paragraph(`联系人：${contact.name}，联系电话：${contact.phone}。`),
    ...attachments(input),
    ...sealBlocks(input.organ, input.issuedOn),
  ]
}

function form(input: LeadTransferInput): Block[] {
  const { officers, subject, task } = input
  const names = attachmentNames(input)
  return [
    { kind: 'title', text: internalTitle },
    {
      kind: 'table-caption',
      left: `移送单位：${input.station}`,
      right: `线索编号：${numberLine(input.number)}`,
    },
    {
      kind: 'table',
      grid: 'label-value-pairs',
      rows: [
        wideRow('线索来源', `${task.name}（抽查任务编号：${task.number}）`),
        wideRow('当事人', `${subject.name}（${subject.codeLabel}${subject.code}）`),
        pairRow(
          [narrow(representativeNames[subject.kind]), subject.representative],
          ['联系电话', subject.phone],
        ),
        wideRow('住所\n（经营场所）', subject.address),
        wideRow('线索内容', parts(input.clue).join('\n')),
        wideRow(
          '移送理由\n和依据',
          `${parts(input.reason).join('\n')}\n依据：${input.basis.map(withoutEndMark).join('、')}。`,
        ),
        wideRow(
          '随附材料',
          names.length === 0 ? '无。' : names.map((name, index) => `${index + 1}.${name}`).join('\n'),
        ),
        wideRow('接收单位', input.receiver),
        wideRow('反馈期限', input.feedbackBy === null ? '' : chineseDate(input.feedbackBy)),
        wideRow('移送人', officers.map(officerWords).join('\n')),
        {
          room: 'opinion',
          cells: [
            label('移送签名'),
            { ...value(''), foot: { signature: '移送人：', date: '　年　月　日' } },
            label('接收签名'),
            { ...value(''), foot: { signature: '接收人：', date: '　年　月　日' } },
          ],
        },
        opinionRow('反馈结果', '', { signature: '反馈单位（盖章）：', date: blankDate }),
      ],
    },
  ]
}

/** The 证据清单 on pages of its own, as the attachment it is. */
function register(input: LeadTransferInput): Block[] {
  const { evidence, mode, subject } = input
  if (evidence.length === 0) return []
  const heading = attachmentNames(input).length > 1 ? '附件1' : '附件'
  return [
    { kind: 'new-page' },
    ...(mode === 'official'
      ? [{ kind: 'addressee', text: [{ text: heading, slot: 'heiti' }] } as const]
      : []),
    { kind: 'title', text: registerTitle },
    { kind: 'table-caption', left: `当事人：${subject.name}`, right: `共${evidence.length}件` },
    { kind: 'table', grid: 'evidence-register', rows: registerRows(evidence) },
    {
      kind: 'note',
      text: 'SHA-256为电子文件的校验值，由文件内容算得；文件有任何改动，校验值即不相同。',
    },
  ]
}

const attachmentNames = ({ attachments, evidence }: LeadTransferInput): string[] => [
  ...(evidence.length === 0 ? [] : [`${registerTitle}（${evidence.length}件）`]),
  ...attachments.map(withoutEndMark),
]

function attachments(input: LeadTransferInput): Block[] {
  const items = attachmentNames(input)
  return items.length === 0 ? [] : [{ kind: 'attachments', items }]
}

/** A text as its paragraphs, each closed by a mark. */
const parts = (text: string): string[] =>
  text
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/[。！？：；]$/u.test(part) ? part : `${withoutEndMark(part)}。`))

/** 法定代表人（负责人） in two lines of a narrow label. */
const narrow = (name: string): string => name.replace('（', '\n（')
