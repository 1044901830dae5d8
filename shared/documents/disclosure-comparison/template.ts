import { chinaDate } from '../../domain/china-time.ts'
import type { Block, PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { lastSignature, partySigned, signedNames } from '../parts/attendance.ts'
import type { CheckedItem, CheckedMatter } from '../parts/checked-matters.ts'
import { comparisonWords, dispositionWords, piecesWords } from '../parts/findings-wording.ts'
import { codeLabelText, label, middle, value } from '../parts/form-rows.ts'
import { paperHead } from '../parts/paper.ts'
import { blankDate, chineseDate, chineseOrdinal, chinesePeriod, withoutEndMark } from '../parts/wording.ts'
import type { DisclosureComparisonInput } from './input.ts'

/** Raised whenever wording or order of the table changes. */
export const disclosureComparisonVersion = 1
export const disclosureComparisonTitle = '公示信息核查对比表'

/** Composes the table. Pure: the same input gives the same blocks. */
export function disclosureComparison(input: DisclosureComparisonInput): PrintableDocument {
  return {
    ...paperHead(input, {
      title: `${disclosureComparisonTitle}（${input.subject.name}）`,
      template: `disclosure-comparison@${disclosureComparisonVersion}`,
      numbered: false,
    }),
    sheet: 'landscape',
    blocks: [
      { kind: 'title', text: disclosureComparisonTitle },
      { kind: 'table', grid: 'comparison-head', rows: headRows(input) },
      { kind: 'table', grid: 'comparison-rows', rows: comparisonRows(input) },
      signatures(input),
    ],
  }
}

function headRows({ organ, period, result, subject, task }: DisclosureComparisonInput): TableRow[] {
  return [
    {
      cells: [label('计划编号'), value(task.number), label('计划名称'), value(task.name, 3)],
    },
    {
      cells: [
        label(codeLabelText(subject.codeLabel)),
        value(subject.code),
        label(subject.kind === 'enterprise' ? '企业名称' : '名称'),
        value(subject.name, 3),
      ],
    },
    {
      cells: [
        label('检查时间'),
        value(period ? chinesePeriod(period.from, period.to) : ''),
        label('抽查结果'),
        value(withoutEndMark(result)),
        label('检查机关'),
        value(organ),
      ],
    },
  ]
}

const columns = [
  '序号',
  '检查信息\n分类',
  '检查项目',
  '公示内容',
  '登记（备案）内容',
  '实际内容',
  '对比\n结果',
  '问题描述',
]

function comparisonRows(input: DisclosureComparisonInput): TableRow[] {
  return [
    { part: 'head', cells: columns.map((name) => label(name)) },
    ...input.matters.flatMap((matter, index): TableRow[] => [
      {
        part: 'section',
        cells: [
          value(
            `${chineseOrdinal(index + 1)}、${matter.matter}　${countsOf(matter, input.concluded)}`,
            columns.length,
          ),
        ],
      },
      ...matter.items.map((item, row) => itemRow(item, row + 1, input.concluded)),
    ]),
  ]
}

/** 一致, 不一致, 未核实 or 不适用; empty before the conclusion, as long as nobody answered. */
const outcomeOf = ({ result }: CheckedItem, concluded: boolean): string =>
  result !== null ? comparisonWords[result] : concluded ? comparisonWords.unverifiable : ''

function itemRow(item: CheckedItem, ordinal: number, concluded: boolean): TableRow {
  const { comparison } = item
  const disposition = dispositionWords(item)
  const description = [
    item.facts,
    judgedAlike(item) ? '各栏文字不同，检查人员认定为一致。' : '',
    disposition === '' ? '' : `处置：${disposition}。`,
    item.evidence.length === 0 ? '' : `证据：${piecesWords(item.evidence)}。`,
  ].filter((each) => each !== '')
  const content = (text: string | undefined): string => text?.trim() || (item.result === null ? '' : '—')
  return {
    cells: [
      middle(String(ordinal)),
      middle(item.group.replace(/项目$/u, '')),
      value(item.title),
      value(content(comparison?.published)),
      value(content(comparison?.registered)),
      value(content(comparison?.actual)),
      middle(outcomeOf(item, concluded)),
      value(description.join('\n')),
    ],
  }
}

/** 一致 was found although what stands in the columns differs: the paper says whose finding that is. */
function judgedAlike({ comparison, result }: CheckedItem): boolean {
  if (result !== 'conform' || !comparison) return false
  const { published, registered, actual } = comparison
  const texts = [published, registered, actual]
    .map((text) => text.replace(/\s/gu, ''))
    .filter((text) => text !== '')
  return new Set(texts).size > 1
}

/** 一致18项，不一致1项; empty while nothing was compared. */
function countsOf({ items }: CheckedMatter, concluded: boolean): string {
  if (!concluded && items.every(({ result }) => result === null || result === 'notApplicable')) return ''
  const counts = Object.values(comparisonWords).map(
    (name) => [name, items.filter((item) => outcomeOf(item, concluded) === name).length] as const,
  )
  const open = items.filter((item) => outcomeOf(item, concluded) === '').length
  const named = [...counts, ['未作答', open] as const].filter(([, count]) => count > 0)
  return `（共${items.length}项：${named.map(([name, count]) => `${name}${count}项`).join('，')}）`
}

function signatures({ officers, party }: DisclosureComparisonInput): Block {
  const dated = (at: string | null): string => (at === null ? blankDate : chineseDate(chinaDate(at)))
  const signer = partySigned(party?.signer ?? '')
  return {
    kind: 'table',
    grid: 'comparison-signatures',
    rows: [
      {
        cells: [
          label('检查人员'),
          {
            ...value(''),
            foot: {
              signature: `签名：${signedNames(officers)}`,
              date: dated(lastSignature(officers)),
            },
          },
          label('被检查单位'),
          {
            ...value(''),
            foot: { signature: `盖章或者签名：${signer}`, date: dated(party?.at ?? null) },
          },
        ],
      },
    ],
  }
}
