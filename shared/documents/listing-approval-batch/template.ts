import type { PrintableDocument, TableRow } from '../../typesetting/blocks.ts'
import { stepRow } from '../parts/approval-steps.ts'
import { label, middle, opinionRow, value, wideRow } from '../parts/form-rows.ts'
import { paperHead } from '../parts/paper.ts'
import { officerWords } from '../parts/visit.ts'
import { blankDate, sentences, withoutEndMark } from '../parts/wording.ts'
import type { ListingBatchInput } from './input.ts'

/** Raised whenever wording or order of the form changes. */
export const listingBatchVersion = 2
export const listingBatchTitle = '经营异常名录审批表（批量）'

const pathWords = {
  listing: {
    title: '经营异常名录审批表',
    name: '企业名称',
    verb: '列入',
    measure: '列入经营异常名录',
    list: '拟列入经营异常名录企业名单',
  },
  marking: {
    title: '个体工商户\n经营异常状态标记审批表',
    name: '名称',
    verb: '标记',
    measure: '标记为经营异常状态',
    list: '拟标记为经营异常状态个体工商户名单',
  },
} as const

/** Composes the form with its list. Pure: the same input gives the same blocks. */
export function listingBatch(input: ListingBatchInput): PrintableDocument {
  const words = pathWords[input.path]
  const { businesses } = input
  const count = `共${businesses.length}家`
  return {
    ...paperHead(input, {
      title: `${words.title.replace('\n', '')}（${businesses[0]!.name}等${count}）`,
      template: `listing-approval-batch@${listingBatchVersion}`,
      numbered: false,
    }),
    sheet: 'form',
    blocks: [
      { kind: 'title', text: words.title },
      { kind: 'table-caption', left: `承办单位：${stationsWords(input)}`, right: `批量审批，${count}` },
      { kind: 'table', grid: 'label-value-pairs', rows: formRows(input) },
      { kind: 'new-page' },
      { kind: 'title', text: words.list },
      { kind: 'table-caption', left: `附：${words.title.replace('\n', '')}`, right: count },
      { kind: 'table', grid: 'listed-businesses', rows: listRows(input) },
    ],
  }
}

/** Several stations are named in the list; the line over the form has room for one. */
const stationsWords = ({ stations }: ListingBatchInput): string =>
  stations.length === 1 ? stations[0]! : `${stations[0]}等${stations.length}个单位`

function formRows(input: ListingBatchInput): TableRow[] {
  const { businesses, bureau, officers } = input
  const { measure, name, verb } = pathWords[input.path]
  const names =
    businesses.length === 1 ? businesses[0]!.name : `${businesses[0]!.name}等共${businesses.length}家`
  return [
    wideRow(name, `${names}（名单附后）`),
    wideRow('抽查任务', input.tasks.map(withoutEndMark).join('；')),
    wideRow(`${verb}事由`, groundsWords(input)),
    wideRow('检查情况', sentences([input.situation])),
    wideRow('适用条款', input.clauses.map(withoutEndMark).join('、')),
    wideRow('拟作决定', `拟对名单所列${businesses.length}家作出${measure}的决定，并予以公示。`),
    opinionRow(
      '承办人意见',
      [
        ...officers.map((officer) => `承办人：${officerWords(officer)}`),
        sentences([input.handlerOpinion]),
      ].join('\n'),
      { signature: '承办人（签名）：', date: blankDate },
    ),
    stepRow('市场监管所\n负责人\n审核意见', '负责人', input.stationHead),
    stepRow(`${bureau}审核意见`, '审核人', input.bureauReview),
    stepRow(`${bureau}领导\n审批意见`, '审批人', input.bureauApproval),
  ]
}

/** 通过登记的住所或者经营场所无法联系的（2家）；…: every ground once, with its number of businesses. */
function groundsWords({ businesses }: ListingBatchInput): string {
  const counts = new Map<string, number>()
  for (const { ground } of businesses) {
    const words = withoutEndMark(ground)
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return counts.size === 1
    ? [...counts.keys()][0]!
    : [...counts].map(([ground, count]) => `${ground}（${count}家）`).join('；')
}

function listRows({ businesses, path }: ListingBatchInput): TableRow[] {
  const { name, verb } = pathWords[path]
  return [
    {
      part: 'head',
      cells: ['序号', name, '统一社会信用代码\n（注册号）', `${verb}事由`, '承办单位', '备注'].map((text) =>
        label(text),
      ),
    },
    ...businesses.map(
      (business, index): TableRow => ({
        cells: [
          middle(String(index + 1)),
          value(business.name),
          middle(business.code),
          value(withoutEndMark(business.ground)),
          middle(business.station),
          value(''),
        ],
      }),
    ),
  ]
}
