import type { FollowUpStage } from './after-care.ts'

/** How far an inspection of the demo district has come; each stage includes those before it where that is possible. */
export type Stage =
  | 'dispatched'
  | 'one-declared'
  | 'conflict'
  | 'declared'
  | 'notified'
  | 'letter-posted'
  | 'letter-returned'
  | 'letter-window'
  | 'letter-last-days'
  | 'letters-returned'
  | 'arrived'
  | 'half-answered'
  | 'concluded'
  | 'one-signed'
  | 'awaiting-review'
  | 'sealed'
  | 'accepted'
  | 'listing-at-head'
  | 'listing-at-reviewer'
  | 'listing-at-approver'
  | 'listing-returned'
  | 'listing-approved'
  | 'awaiting-publication'
  | 'published'
  | 'archived'
  | 'task-returned'
  | 'cancelled'

/** End of the task's window, seen from the first start. */
export type Due = 'overdue' | 'today' | 'three-workdays' | 'week' | 'later' | 'next-month'

/** What the inspectors found. */
export type Outcome = 'no-problem' | 'corrected' | 'transferred' | 'annual-report' | 'unreachable'

export interface Scenario {
  /** Number of the business in `assets/demo/businesses.json`, from 1. */
  business: number
  /** Row of the plan (Z14). */
  row: number
  /** Logins of the assigned officers. */
  team: [string, string, ...string[]]
  due: Due
  stage: Stage
  outcome: Outcome
  /** Days since the visit, for stages from `arrived` on; since the first 专用信函, for stages of the ledger. */
  daysAgo: number
  /** Matters beside the ones usual for the row. */
  extraMatters: string[]
  /** The matters of the visit, instead of the usual ones. */
  matters?: string[]
  /** Department by matter, in a 部门联合检查. */
  departments?: Record<string, string>
  /** How far the follow-up has come, for received records with one; not begun when left out. */
  followUp?: FollowUpStage
}

type Row = [
  business: number,
  row: number,
  team: string,
  due: Due,
  stage: Stage,
  rest?: Partial<
    Pick<Scenario, 'outcome' | 'daysAgo' | 'extraMatters' | 'matters' | 'departments' | 'followUp'>
  >,
]

/** What 石家庄 has checked 非现场 first (J6). */
const publicInformation = ['annual-report-information', 'instant-information']

/** 部门联合检查 of two departments (Q10, P15). */
const joint = {
  matters: ['registration', 'cultural-relics'],
  departments: { registration: '市场监督管理局', 'cultural-relics': '文化和旅游局' },
}

/** Publication limit of 丰泽 is 20 days: 24 days ago is overdue, 20 is today, 18 soon, 5 later. */
const rows: Row[] = [
  [1, 12, 'jia yi', 'today', 'dispatched'],
  [2, 12, 'jia yi', 'three-workdays', 'dispatched'],
  [3, 13, 'jia yi', 'three-workdays', 'dispatched'],
  [4, 12, 'jia yi', 'overdue', 'letter-last-days', { daysAgo: 29 }],
  [5, 12, 'jia yi', 'week', 'dispatched', { extraMatters: ['trademark-use'] }],
  [6, 13, 'jia yi', 'week', 'dispatched'],
  [7, 14, 'jia yi', 'week', 'letters-returned', { daysAgo: 33 }],
  [8, 12, 'jia yi', 'later', 'letter-posted', { daysAgo: 3 }],
  [9, 12, 'jia yi', 'later', 'letter-returned', { daysAgo: 9 }],
  [10, 13, 'jia yi', 'next-month', 'dispatched'],
  [11, 12, 'jia yi', 'week', 'letter-window', { daysAgo: 20 }],
  [12, 12, 'jia yi', 'later', 'dispatched', { extraMatters: ['advertising'] }],
  [13, 12, 'jia yi', 'later', 'one-declared'],
  [14, 13, 'jia yi', 'week', 'declared'],
  [15, 12, 'jia yi', 'three-workdays', 'declared'],
  [16, 12, 'jia yi', 'today', 'notified'],
  [17, 12, 'jia yi', 'three-workdays', 'notified'],
  [18, 14, 'jia yi', 'later', 'notified'],
  [19, 12, 'jia yi', 'three-workdays', 'half-answered', { daysAgo: 1 }],
  [20, 13, 'jia yi', 'week', 'arrived', { daysAgo: 1 }],
  [21, 12, 'jia yi', 'week', 'concluded', { daysAgo: 2 }],
  [22, 12, 'jia yi', 'later', 'accepted', { daysAgo: 5 }],
  [23, 12, 'jia yi', 'overdue', 'accepted', { daysAgo: 24, outcome: 'corrected' }],
  [24, 13, 'jia yi', 'today', 'accepted', { daysAgo: 20 }],
  [25, 12, 'jia yi', 'later', 'listing-at-head', { daysAgo: 6, outcome: 'unreachable' }],
  [26, 12, 'jia yi', 'later', 'listing-returned', { daysAgo: 9, outcome: 'annual-report' }],
  [27, 12, 'jia yi', 'later', 'conflict'],
  [28, 13, 'jia yi', 'later', 'cancelled'],
  [29, 12, 'jia yi', 'next-month', 'dispatched'],
  [30, 12, 'jia bing', 'three-workdays', 'dispatched'],
  [31, 12, 'jia bing', 'week', 'declared'],
  [32, 12, 'jia bing', 'later', 'one-signed', { daysAgo: 3, outcome: 'transferred' }],
  [33, 12, 'jia bing', 'later', 'archived', { daysAgo: 18 }],
  [34, 13, 'bing ding', 'three-workdays', 'notified'],
  [35, 12, 'bing ding', 'overdue', 'half-answered', { daysAgo: 4 }],
  [36, 12, 'bing ding', 'later', 'sealed', { daysAgo: 1, outcome: 'corrected' }],
  [37, 4, 'bing ding', 'week', 'dispatched'],
  [38, 8, 'bing ding', 'later', 'dispatched'],
  [39, 6, 'bing ding', 'later', 'declared'],
  [40, 7, 'bing ding', 'next-month', 'task-returned'],
  [41, 12, 'bing ding', 'later', 'listing-at-head', { daysAgo: 4, outcome: 'annual-report' }],
  [42, 12, 'yi ji', 'later', 'dispatched', { extraMatters: ['trademark-agency'] }],
  [43, 2, 'ding ji', 'week', 'dispatched'],
  [44, 11, 'ding ji', 'later', 'declared'],
  [45, 12, 'wu geng', 'three-workdays', 'dispatched'],
  [46, 3, 'wu geng', 'week', 'dispatched'],
  [47, 15, 'wu geng', 'overdue', 'notified'],
  [48, 12, 'wu geng', 'later', 'listing-at-head', { daysAgo: 3, outcome: 'annual-report' }],
  [49, 14, 'wu geng', 'later', 'published', { daysAgo: 8 }],
  [50, 10, 'wu geng', 'next-month', 'declared'],
  [51, 9, 'wu geng', 'later', 'half-answered', { daysAgo: 2 }],
  [52, 15, 'wu geng', 'week', 'accepted', { daysAgo: 1 }],
  [53, 12, 'wu geng', 'later', 'listing-at-reviewer', { daysAgo: 7, outcome: 'annual-report' }],
  [54, 5, 'wu geng', 'later', 'dispatched'],
  [55, 12, 'wu geng', 'later', 'listing-at-approver', { daysAgo: 12, outcome: 'unreachable' }],
  [56, 12, 'wu geng', 'overdue', 'listing-approved', { daysAgo: 26, outcome: 'unreachable' }],
  [57, 12, 'xin ren', 'today', 'dispatched'],
  [58, 12, 'xin ren', 'week', 'declared'],
  [59, 13, 'xin ren', 'three-workdays', 'half-answered', { daysAgo: 1 }],
  [60, 14, 'xin ren', 'later', 'dispatched'],
  [61, 12, 'xin ren', 'overdue', 'awaiting-publication', { daysAgo: 32 }],
  [62, 15, 'xin ren', 'later', 'declared'],
  [63, 1, 'xin ren', 'next-month', 'dispatched'],
  [64, 14, 'xin ren', 'later', 'listing-at-head', { daysAgo: 5, outcome: 'annual-report' }],
  [65, 12, 'qhd-jia qhd-yi', 'today', 'dispatched'],
  [66, 13, 'qhd-jia qhd-yi', 'three-workdays', 'dispatched'],
  [67, 12, 'qhd-jia qhd-yi', 'week', 'declared'],
  [68, 12, 'qhd-jia qhd-yi', 'later', 'accepted', { daysAgo: 5 }],
  [69, 12, 'sjz-jia sjz-yi', 'today', 'dispatched'],
  [70, 13, 'sjz-jia sjz-yi', 'three-workdays', 'dispatched'],
  [71, 12, 'sjz-jia sjz-yi', 'week', 'declared'],
  [72, 12, 'sjz-jia sjz-yi', 'later', 'accepted', { daysAgo: 5 }],
  [73, 12, 'sjz-jia sjz-yi', 'later', 'awaiting-review', { daysAgo: 1 }],
  [74, 12, 'zez-jia zez-yi', 'today', 'dispatched'],
  [75, 13, 'zez-jia zez-yi', 'three-workdays', 'dispatched'],
  [76, 12, 'zez-jia zez-yi', 'week', 'declared'],
  [77, 12, 'zez-jia zez-yi', 'later', 'accepted', { daysAgo: 5 }],
  [78, 12, 'xin ren', 'later', 'accepted', { daysAgo: 5 }],
  [79, 12, 'sjz-jia sjz-yi', 'week', 'declared', { matters: publicInformation }],
  [80, 11, 'bing ding gui', 'week', 'notified', joint],
  [81, 12, 'jia yi', 'later', 'accepted', { daysAgo: 5, outcome: 'corrected' }],
  [82, 12, 'jia yi', 'later', 'accepted', { daysAgo: 4, outcome: 'transferred', followUp: 'sent' }],
  [83, 12, 'jia yi', 'later', 'published', { daysAgo: 19, outcome: 'corrected', followUp: 'reinspected' }],
  [84, 12, 'jia yi', 'later', 'published', { daysAgo: 8, outcome: 'transferred', followUp: 'answered' }],
]

export const scenarios: readonly Scenario[] = rows.map(([business, row, team, due, stage, rest]) => ({
  business,
  row,
  team: team.split(' ') as [string, string],
  due,
  stage,
  outcome: 'no-problem',
  daysAgo: 0,
  extraMatters: [],
  ...rest,
}))
