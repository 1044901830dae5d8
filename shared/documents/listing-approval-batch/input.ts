import { z } from 'zod'
import { approvalStep } from '../parts/approval-steps.ts'
import { officerInput, requiredList, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** What a 经营异常名录审批表 over a list of businesses prints (domain.md §3.4): one set of opinions, one list. */
export const listingBatchInput = z.object({
  ...paperShape,
  /** 市场监管所 that handle the businesses, in the order of the list. */
  stations: requiredList('承办单位', requiredText('承办单位', 100)),
  /** 个体工商户 are marked and stand in a form of their own. */
  path: z.enum(['listing', 'marking']),
  tasks: requiredList('抽查任务', requiredText('抽查任务', 300)),
  businesses: requiredList(
    '企业名单',
    subjectInput.extend({
      ground: requiredText('列入事由', 200),
      station: requiredText('承办单位', 100),
    }),
  ),
  clauses: requiredList('适用条款', requiredText('适用条款', 200)),
  /** 检查情况 of the whole list, as whole sentences. */
  situation: requiredText('检查情况', 4000),
  officers: requiredList('承办人', officerInput),
  handlerOpinion: requiredText('承办人意见', 500),
  /** Decided steps, where every business of the list has the same. */
  stationHead: approvalStep,
  /** 区局, 县局 or 市局, as the district calls it. */
  bureau: z.string().trim().min(1).max(20),
  bureauReview: approvalStep,
  bureauApproval: approvalStep,
})
export type ListingBatchInput = z.infer<typeof listingBatchInput>
