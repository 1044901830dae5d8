import { carriesCorrection, carriesDisclosure, carriesTransfer } from './carried-orders.ts'
import { type Inspection, receivedStates, sealedStates } from './inspection.ts'
import type { ResultList } from './result-list.ts'

/** What the ledger knows of a kind of paper; wording and layout stand in `shared/documents`. */
interface KindRule {
  /** Name on screens; the full title stands on the paper. */
  readonly name: string
  /** Carries a 文号 of its own; without one it is a 草稿. */
  readonly numbered: boolean
  /** Several may stand beside each other (a second letter, a receipt for each delivery); others are re-issued. */
  readonly repeatable?: boolean
  /** What has to be on record first, in words, and whether it is. */
  readonly due?: {
    readonly after: string
    /** @param resultList the list that the record is pinned to: orders follow from its entries */
    readonly reached: (state: Inspection, resultList: ResultList) => boolean
  }
  /** The business's own 辖区所 may issue it too (F14, F17). */
  readonly byHandler?: boolean
  /** Papers on a recusal: a record that waits for a declaration or a replacement leads to them already (P13). */
  readonly beforeOpen?: boolean
}

const arrived = { after: '登记到场', reached: ({ arrival }: Inspection) => arrival !== undefined }
const concluded = { after: '作出结论', reached: ({ conclusion }: Inspection) => conclusion !== undefined }
const proposed = { after: '报审批表', reached: ({ listing }: Inspection) => listing !== undefined }
const sealed = { after: '两名检查人员签字', reached: ({ state }: Inspection) => sealedStates.includes(state) }

/** Every kind of paper that a record can lead to, in the order of the work. */
export const documentRules = {
  'inspection-approval-form': { name: '行政检查审批表', numbered: true },
  'inspection-notice': { name: '检查通知书', numbered: true },
  'address-verification-letter': { name: '住所核查专用信函', numbered: true, repeatable: true },
  'recusal-declaration': {
    name: '回避声明',
    numbered: false,
    repeatable: true,
    due: { after: '作出回避声明', reached: ({ recusals }: Inspection) => recusals.length > 0 },
    beforeOpen: true,
  },
  'recusal-application': { name: '回避申请', numbered: false, repeatable: true, beforeOpen: true },
  'inspection-record': { name: '现场检查笔录', numbered: false, due: arrived },
  'on-site-check-form': { name: '实地检查记录表', numbered: false, due: arrived },
  'spot-check-form': { name: '抽查情况记录表', numbered: false, due: concluded },
  'disclosure-comparison': { name: '公示信息核查对比表', numbered: false },
  'correction-order': {
    name: '责令改正通知书',
    numbered: true,
    repeatable: true,
    due: { after: '作出责令改正的结论', reached: carriesCorrection },
    byHandler: true,
  },
  'disclosure-order': {
    name: '责令限期履行公示义务通知书',
    numbered: true,
    due: { after: '作出责令限期公示的结论', reached: carriesDisclosure },
    byHandler: true,
  },
  'delivery-receipt': { name: '送达回证', numbered: false, repeatable: true, byHandler: true },
  'listing-approval-form': {
    name: '经营异常名录审批表',
    numbered: true,
    due: proposed,
    byHandler: true,
  },
  'listing-approval-batch': {
    name: '经营异常名录审批表（批量）',
    numbered: false,
    repeatable: true,
    due: proposed,
    byHandler: true,
  },
  'listing-decision': {
    name: '列入经营异常名录决定书',
    numbered: true,
    due: {
      after: '作出予以列入的决定',
      reached: ({ listing }: Inspection) => listing?.decision?.outcome === 'listed',
    },
    byHandler: true,
  },
  'lead-transfer': {
    name: '案件线索移送函',
    numbered: true,
    repeatable: true,
    due: { after: '签字确认需要移送、立案或者抄告的结论', reached: carriesTransfer },
    byHandler: true,
  },
  'case-cover': { name: '卷宗封面', numbered: false, due: sealed, byHandler: true },
  'case-index': {
    name: '卷内目录',
    numbered: false,
    due: { after: '由监管所受理', reached: ({ state }: Inspection) => receivedStates.includes(state) },
    byHandler: true,
  },
} as const satisfies Readonly<Record<string, KindRule>>

export type DocumentKindId = keyof typeof documentRules
export const documentKindIds = Object.keys(documentRules) as [DocumentKindId, ...DocumentKindId[]]

/** The rule of a kind. */
export const documentRule = (kind: DocumentKindId): KindRule => documentRules[kind]
