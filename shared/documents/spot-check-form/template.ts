import { chinaDate } from '../../domain/china-time.ts'
import type { Block, PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { representativeNames } from '../parts/addressed.ts'
import { lastSignature, partySigned, signedNames } from '../parts/attendance.ts'
import type { CheckedItem, CheckedMatter } from '../parts/checked-matters.ts'
import { closed, dispositionWords, factsWords, piecesWords } from '../parts/findings-wording.ts'
import { codeLabelText, label, opinionRow, pairRow, ticks, value, wideRow } from '../parts/form-rows.ts'
import { entityKindNames } from '../parts/input-parts.ts'
import { paperHead } from '../parts/paper.ts'
import { officerWords } from '../parts/visit.ts'
import { blankDate, chineseDate, numbered, withoutEndMark } from '../parts/wording.ts'
import { type SpotCheckFormInput, type SpotCheckMethod, spotCheckMethods } from './input.ts'

/** Raised whenever wording or order of the form changes. */
export const spotCheckFormVersion = 1
export const spotCheckFormTitle = '抽查情况记录表'

/** Composes the form. Pure: the same input gives the same blocks. */
export function spotCheckForm(input: SpotCheckFormInput): PrintableDocument {
  return {
    ...paperHead(input, {
      title: `${spotCheckFormTitle}（${input.subject.name}）`,
      template: `spot-check-form@${spotCheckFormVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'title', text: `市场监管领域随机${spotCheckFormTitle}` },
      {
        kind: 'table-caption',
        left: `检查机关：${input.organ}`,
        right: `填表日期：${chineseDate(input.issuedOn)}`,
      },
      { kind: 'table', grid: 'visit-pairs', rows: identityRows(input) },
      problems(input),
      { kind: 'table', grid: 'visit-pairs', rows: [...resultRows(input), ...opinionRows(input)] },
    ],
  }
}

function identityRows({ subject, task }: SpotCheckFormInput): TableRow[] {
  return [
    wideRow('任务名称', task.name),
    wideRow('任务编号', task.number),
    wideRow('被检查单位', subject.name),
    pairRow([codeLabelText(subject.codeLabel), subject.code], ['主体类型', entityKindNames[subject.kind]]),
    wideRow('住所\n（经营场所）', subject.address),
    pairRow(
      [representativeNames[subject.kind].replace('（', '\n（'), subject.representative],
      ['电话', subject.phone],
    ),
    pairRow(['联络员', subject.liaison], ['电话', subject.liaisonPhone]),
  ]
}

/** A row for each problem; a matter without one says so. */
function problems({ furtherProblems, matters }: SpotCheckFormInput): Block {
  return {
    kind: 'table',
    grid: 'matter-problem-handling',
    rows: [
      { part: 'head', cells: [label('检查事项'), label('发现问题情况'), label('处置情况')] },
      ...matters.flatMap(matterRows),
      ...furtherProblems.map((text) => problemRow('其他', text, '无')),
    ],
  }
}

const problemRow = (matter: string, problem: string, handling: string): TableRow => ({
  cells: [label(matter), value(problem), value(handling)],
})

function matterRows({ department, items, matter }: CheckedMatter): TableRow[] {
  const name = department === null ? matter : `${matter}\n（${department}）`
  const found = items.filter(({ result }) => result === 'nonconform')
  const open = items.filter(({ result }) => result === null)
  const unverified = items.filter(({ result }) => result === 'unverifiable')
  const notes = [
    ...(unverified.length === 0 ? [] : [`无法核实：${unverified.map(unverifiedWords).join('、')}。`]),
    ...(open.length === 0
      ? []
      : [open.length === items.length ? '本事项未能检查。' : `其余${open.length}项未能检查。`]),
  ]
  if (found.length === 0)
    return [
      problemRow(name, [open.length === items.length ? [] : ['未发现问题。'], notes].flat().join('\n'), '无'),
    ]
  return [
    ...found.map((item, index) => {
      const evidence = item.evidence.length === 0 ? '' : `证据：${piecesWords(item.evidence)}。`
      const text = `${found.length > 1 ? `${index + 1}.` : ''}${item.title}：${factsWords(item) || '不符合。'}${evidence}`
      return problemRow(name, text, dispositionWords(item) || '无')
    }),
    ...(notes.length === 0 ? [] : [problemRow(name, notes.join('\n'), '无')]),
  ]
}

const unverifiedWords = ({ facts, title }: CheckedItem): string =>
  facts === '' ? title : `${title}（${withoutEndMark(facts)}）`

function resultRows({ followUp, grounds, methods, result }: SpotCheckFormInput): TableRow[] {
  const conclusion = [
    `${withoutEndMark(result)}。`,
    ...(grounds.facts === '' ? [] : [`事实：${closed(grounds.facts)}`]),
    ...(grounds.qualification === '' ? [] : [`定性：${closed(grounds.qualification)}`]),
    ...(grounds.legalBasis === '' ? [] : [`依据：${closed(grounds.legalBasis)}`]),
  ]
  const state =
    followUp.closedOn !== null
      ? `已完结，完结日期${chineseDate(followUp.closedOn)}。`
      : followUp.open
        ? '尚未完结。'
        : ''
  return [
    wideRow('核查方式', methodTicks(methods)),
    wideRow('检查结果', conclusion.join('\n')),
    wideRow('后续处置\n措施', [numbered(followUp.measures), state].filter((each) => each !== '').join('\n')),
  ]
}

function opinionRows({ officers, party, review }: SpotCheckFormInput): TableRow[] {
  const dated = (at: string | null | undefined): string => (at ? chineseDate(chinaDate(at)) : blankDate)
  const signer = partySigned(party?.signer ?? '')
  return [
    opinionRow(
      '被检查单位\n意见',
      [closed(party?.opinion ?? ''), party?.note ?? ''].filter((each) => each !== '').join('\n'),
      {
        signature: `负责人（签字或者盖章）：${signer}`,
        date: dated(party?.signer ? party.at : null),
      },
    ),
    opinionRow('检查人员\n签名', officers.map(officerWords).join('\n'), {
      signature: `检查人员（签名）：${signedNames(officers)}`,
      date: dated(lastSignature(officers)),
    }),
    opinionRow('组长\n审核意见', closed(review?.opinion ?? ''), {
      signature: `审核人（签名）：${review?.name ?? ''}`,
      date: dated(review?.at),
    }),
    opinionRow('结果公示\n审批意见', '', { signature: '审批人（签名）：', date: blankDate }),
  ]
}

/** Ways to tick, in lines that belong together; 视频检查 stands in no form and is added where it was used. */
function methodTicks(methods: SpotCheckFormInput['methods']): string {
  const tick = (name: SpotCheckMethod) => ({ name, chosen: methods.includes(name) })
  const short = spotCheckMethods.filter((name) => name.length === 4 && name !== '视频检查')
  const long = spotCheckMethods.filter((name) => name.length > 4)
  const added = methods.filter((name) => name === '视频检查')
  return [short, long, added]
    .filter((names) => names.length > 0)
    .map((names) => ticks(names.map(tick)))
    .join('\n')
}
