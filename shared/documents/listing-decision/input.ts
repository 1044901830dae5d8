import { z } from 'zod'
import { calendarDate, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** What a 列入经营异常名录决定书 prints (domain.md §3.4). Sentences are whole. */
export const listingDecisionInput = z.object({
  ...paperShape,
  subject: subjectInput,
  /** ISO date of the decision; the paper is dated with it. */
  decidedOn: calendarDate('决定日期'),
  opening: requiredText('首部', 1200),
  /** What was found, as whole sentences. */
  facts: requiredText('检查情况', 4000),
  /** 列入事由 in the words of the rule. */
  ground: requiredText('列入事由', 200),
  qualification: requiredText('事由的认定', 2000),
  decision: requiredText('决定的内容', 2000),
  /** 移出途径. */
  removal: requiredText('移出途径', 1200),
  remedies: requiredText('救济途径', 1200),
})
export type ListingDecisionInput = z.infer<typeof listingDecisionInput>
