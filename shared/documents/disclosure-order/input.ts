import { z } from 'zod'
import { calendarDate, requiredList, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** What a 责令限期履行公示义务通知书 prints (domain.md §3.5). Sentences are whole. */
export const disclosureOrderInput = z
  .object({
    ...paperShape,
    subject: subjectInput,
    opening: requiredText('首部', 1200),
    /** Information that was not published, one entry each, without an end mark. */
    information: requiredList('未公示的信息', requiredText('未公示的信息', 4000)),
    due: calendarDate('履行期限'),
    /** 责令依据 with what is ordered, and until when. */
    order: requiredText('责令依据', 2000),
    /** 逾期列入, or 逾期标记 for an 个体工商户. */
    consequence: requiredText('逾期后果', 1200),
    remedies: requiredText('救济途径', 1200),
    copies: requiredText('份数和送达', 1200),
    contact: z.object({ name: requiredText('联系人', 60), phone: requiredText('联系电话', 40) }),
  })
  .refine(({ due, issuedOn }) => due >= issuedOn, {
    error: '履行期限早于签发日期，不能再出具这份通知书；需要新的期限的，先登记复查并写明',
    path: ['due'],
  })
export type DisclosureOrderInput = z.infer<typeof disclosureOrderInput>
