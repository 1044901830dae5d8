import { z } from 'zod'
import { calendarDate, requiredList, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** What a 责令改正通知书 prints (domain.md §3.5). Sentences are whole; clauses and remedies come from the law data. */
export const correctionOrderInput = z
  .object({
    ...paperShape,
    subject: subjectInput,
    opening: requiredText('首部', 1200),
    /** 违法事实, one entry each, without an end mark. */
    violations: requiredList('违法事实', requiredText('违法事实', 4000)),
    breach: requiredText('违反条款', 2000),
    /** 责令依据 with what is ordered, and until when. */
    order: requiredText('责令的内容', 2000),
    /** 改正期限; null orders the correction at once. */
    due: calendarDate('改正期限').nullable(),
    /** 改正内容和要求, one entry each. */
    demands: requiredList('改正内容和要求', requiredText('改正内容和要求', 1000)),
    report: requiredText('改正情况的报送', 1200),
    /** 逾期后果. */
    consequence: requiredText('逾期后果', 1200),
    remedies: requiredText('救济途径', 1200),
    contact: z.object({ name: requiredText('联系人', 60), phone: requiredText('联系电话', 40) }),
  })
  .refine(({ due, issuedOn }) => due === null || due >= issuedOn, {
    error: '改正期限早于签发日期，不能再出具这份通知书；需要新的期限的，先登记复查并写明',
    path: ['due'],
  })
export type CorrectionOrderInput = z.infer<typeof correctionOrderInput>
