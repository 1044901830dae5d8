import type { Block, PrintableDocument, RichText, TableRow } from '../../typesetting/blocks.ts'
import { representativeNames } from '../parts/addressed.ts'
import { lastSignature, partySigned, signedNames } from '../parts/attendance.ts'
import { closed, countWords, itemParagraphs, piecesWords } from '../parts/findings-wording.ts'
import { codeLabelText, opinionRow, pairRow, signatureRow, ticks, wideRow } from '../parts/form-rows.ts'
import { entityKindNames } from '../parts/input-parts.ts'
import { momentWords, spanWords } from '../parts/moments.ts'
import { paperHead } from '../parts/paper.ts'
import { officerWords } from '../parts/visit.ts'
import { chineseOrdinal } from '../parts/wording.ts'
import type { InspectionRecordInput } from './input.ts'

/** Raised whenever wording or order of the record changes. */
export const inspectionRecordVersion = 2
export const inspectionRecordTitle = '现场检查笔录'

/** Composes the record. Pure: the same input gives the same blocks. */
export function inspectionRecord(input: InspectionRecordInput): PrintableDocument {
  return {
    ...paperHead(input, {
      title: `${inspectionRecordTitle}（${input.subject.name}）`,
      template: `inspection-record@${inspectionRecordVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'title', text: `${input.organ}\n${inspectionRecordTitle}` },
      identity(input),
      { kind: 'heading', level: 1, text: '一、告知' },
      paragraph(input.introduction),
      paragraph(input.recusal.notice),
      ...input.recusal.grounds.map((ground, index, all) =>
        paragraph(`（${chineseOrdinal(index + 1)}）${ground}${index === all.length - 1 ? '。' : '；'}`),
      ),
      ...recusalQuestion(input),
      { kind: 'heading', level: 1, text: '二、现场检查记录' },
      ...findings(input),
      paragraph('（以下空白）'),
      signing(input),
    ],
  }
}

const paragraph = (text: RichText): Block => ({ kind: 'paragraph', text })

function identity(input: InspectionRecordInput): Block {
  const { subject } = input
  return {
    kind: 'table',
    grid: 'visit-pairs',
    rows: [
      wideRow('检查事由', closed(input.cause)),
      wideRow('被检查单位\n（人）', subject.name),
      pairRow([codeLabelText(subject.codeLabel), subject.code], ['主体类型', entityKindNames[subject.kind]]),
      pairRow(
        [representativeNames[subject.kind].replace('（', '\n（'), subject.representative],
        ['联系方式', subject.phone],
      ),
      wideRow('检查地点', input.place),
      wideRow('检查时间', spanWords(input.begun, input.ended)),
      wideRow('检查人', input.officers.map(officerWords).join('\n')),
      pairRow(['记录人', input.recorder], ['检查类别', input.category]),
      wideRow(
        '陪同、\n在场人员',
        input.attending.length === 0 ? '被检查单位无人员在场。' : input.attending.join('、'),
      ),
    ],
  }
}

/** Whether the party applies for recusal, with a place to sign; nobody is asked where nobody was met. */
function recusalQuestion({ recusal: { applied, question } }: InspectionRecordInput): Block[] {
  if (question === null) return []
  const answers = ticks([
    { name: '是', chosen: applied === true },
    { name: '否', chosen: applied === false },
  ])
  return [
    {
      kind: 'signatures',
      head: `${question}${answers}`,
      rows: [[{ label: '被检查人（签名）：' }, { label: '日期：' }]],
    },
  ]
}

/** Matter by matter, item by item; then what else happened. */
function findings(input: InspectionRecordInput): Block[] {
  const { clean, evidence, matters, others, supplement } = input
  const further = [
    ...others,
    ...(evidence.length === 0 ? [] : [`与本次检查整体有关的证据：${piecesWords(evidence)}。`]),
    ...(supplement === '' ? [] : [supplement]),
  ]
  return [
    ...matters.flatMap((matter, index): Block[] => [
      {
        kind: 'heading',
        level: 2,
        text: `（${chineseOrdinal(index + 1)}）${matter.matter}${matter.department === null ? '' : `（${matter.department}）`}`,
      },
      paragraph(`${matter.method === null ? '' : `检查方式：${matter.method}。`}${countWords(matter)}`),
      ...itemParagraphs(matter.items).map(paragraph),
    ]),
    ...(clean === '' ? [] : [paragraph(clean)]),
    ...(further.length === 0
      ? []
      : [
          {
            kind: 'heading',
            level: 2,
            text: `（${chineseOrdinal(matters.length + 1)}）其他情况`,
          } as const,
          ...further.map(paragraph),
        ]),
  ]
}

/** Opinion and signatures at the end; what is on record already stands there. */
function signing({ confirmation, officers, party, recorder }: InspectionRecordInput): Block {
  const keeper = officers.filter(({ name }) => name === recorder)
  return {
    kind: 'table',
    grid: 'visit-pairs',
    rows: [
      {
        part: 'section',
        cells: [
          {
            role: 'value',
            span: 4,
            text: [{ text: '核对和签名　' }, { text: confirmation, slot: 'fangsong' }],
          },
        ],
      },
      partyRow(party),
      wideRow('被检查人\n职务', party?.position ?? ''),
      ...witnessRows(party),
      opinionRow('检查人', officers.map(officerWords).join('\n'), {
        signature: `检查人（签名）：${signedNames(officers)}`,
        date: timeOf(lastSignature(officers)),
      }),
      signatureRow('记录人', '', {
        signature: `记录人（签名）：${signedNames(keeper)}`,
        date: timeOf(keeper.length === 0 ? null : lastSignature(keeper)),
      }),
    ],
  }
}

const blankMoment = '年　　月　　日　　时　　分'
const timeOf = (at: string | null): string => (at === null ? blankMoment : momentWords(at))

function partyRow(party: InspectionRecordInput['party']): TableRow {
  const signer = partySigned(party?.signer ?? '')
  const text = [closed(party?.opinion ?? ''), party?.statement ?? ''].filter((each) => each !== '')
  return opinionRow('被检查人\n核对意见', text.join('\n'), {
    signature: `被检查人（签名或者盖章）：${signer}`,
    date: timeOf(party?.signer ? party.at : null),
  })
}

/** A witness has a place before anything is on record, and where one was there. */
function witnessRows(party: InspectionRecordInput['party']): TableRow[] {
  if (party?.witness === '' && party.signer !== '') return []
  const number = party?.witnessIdTail ? `身份证号码（后四位）：${party.witnessIdTail}` : '身份证号码：'
  return [
    signatureRow('见证人', `${party?.witness ? `${party.witness}　` : ''}${number}`, {
      signature: '见证人（签名）：',
      date: timeOf(null),
    }),
  ]
}
