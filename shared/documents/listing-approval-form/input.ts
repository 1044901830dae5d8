import { z } from 'zod'
import { approvalStep } from '../parts/approval-steps.ts'
import {
  calendarDate,
  officerInput,
  officersInput,
  requiredList,
  requiredText,
  subjectInput,
} from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** A posting to the registered address (丰泽 F4–F6). */
const mailing = z.object({
  sentOn: calendarDate('寄出日期'),
  method: requiredText('邮寄方式', 20),
  trackingNumber: requiredText('邮件号', 40),
  /** Whole outcome: 无人签收，2026年7月7日退回. */
  outcome: requiredText('邮寄结果', 200),
})

/** What a 经营异常名录审批表 prints (丰泽 F14: 检查情况 and 适用条款, 所负责人 → 区局审核 → 区局审批). */
export const listingApprovalInput = z.object({
  ...paperShape,
  /** 市场监管所 that handles the listing. */
  station: requiredText('市场监管所名称', 100),
  subject: subjectInput.extend({
    address: requiredText('登记的住所（经营场所）'),
    /** Address of the operator: 无法联系 of an 个体工商户 means both addresses. Null where it plays no part. */
    proprietorAddress: requiredText('经营者住所').nullable(),
    representative: requiredText('法定代表人（负责人、经营者）', 60),
    phone: requiredText('联系电话', 40),
  }),
  task: z.object({ name: requiredText('抽查任务名称', 200), number: requiredText('抽查任务编号', 60) }),
  /** Ground in the words of the rule: 通过登记的住所或者经营场所无法联系的. */
  ground: requiredText('列入事由', 200),
  /** Citations that carry the decision, from the dated law data; editable by the officer. */
  clauses: requiredList('适用条款', requiredText('适用条款', 200)),
  findings: z.object({
    period: z.object({ from: calendarDate('检查开始日期'), to: calendarDate('检查结束日期') }),
    /** What was found, as whole sentences. */
    facts: requiredText('检查情况', 20_000),
    mailings: z.array(mailing).max(9),
    /** Days between the first two postings, counted by the rules; null where nothing was posted twice. */
    mailingInterval: z.int().min(0).nullable(),
    /** Reminder before listing (丰泽 F7): one whole sentence for each call or message. */
    reminders: z.array(requiredText('列异提醒', 300)),
    /** Whole sentences on what was checked before: 歇业备案, 迁出注销, already listed. */
    priorChecks: z.array(requiredText('前置核查', 300)),
  }),
  /** Listings in force, each as one sentence; empty when there is none. */
  currentListings: z.array(requiredText('当前在列记录', 300)),
  evidence: requiredList(
    '证据清单',
    z.object({ name: requiredText('证据名称', 200), pieces: z.int().min(1) }),
  ),
  officers: officersInput(
    officerInput.extend({
      opinion: requiredText('承办人意见', 500),
      signedOn: calendarDate('承办人签名日期').nullable(),
    }),
  ),
  stationHead: approvalStep,
  /** 区局, 县局 or 市局, as the district calls it; 区局 when left out. */
  bureau: z.string().trim().min(1).max(20).optional(),
  /** `department` is the bureau's section that reviews, such as 信用监督管理股. */
  bureauReview: z.object({ department: requiredText('审核部门', 60), step: approvalStep }),
  bureauApproval: approvalStep,
  decision: z.object({
    number: z.string().trim().min(1).max(60).nullable(),
    /** 不予列入, which has no number, with its reason. */
    refused: requiredText('不予列入的理由', 600).optional(),
    publishedOn: calendarDate('公示日期').nullable(),
  }),
})
export type ListingApprovalInput = z.infer<typeof listingApprovalInput>
