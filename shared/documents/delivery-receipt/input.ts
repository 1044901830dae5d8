import { z } from 'zod'
import { requiredList, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** 送达方式 (民事诉讼法第七章第二节). */
export const deliveryMethods = {
  direct: '直接送达',
  left: '留置送达',
  mail: '邮寄送达',
  electronic: '电子送达',
  transferred: '转交送达',
  announced: '公告送达',
} as const
const methodIds = Object.keys(deliveryMethods) as (keyof typeof deliveryMethods)[]

/** What a 送达回证 prints. What is not known beforehand is left to be written by hand. */
export const deliveryReceiptInput = z.object({
  ...paperShape,
  /** 受送达单位（人）. */
  subject: subjectInput,
  /** Papers served; `number` is empty for kinds without a 文号. */
  papers: requiredList(
    '送达的文书',
    z.object({ title: requiredText('文书名称', 200), number: z.string().trim().max(60) }),
  ),
  place: z.string().trim().max(300),
  /** Null leaves the boxes to be ticked by hand. */
  method: z.enum(methodIds).nullable(),
  /** In words, where it is on record. */
  deliveredAt: z.string().trim().max(60),
  /** Who received it and in what capacity, where it is known. */
  receiver: z.string().trim().max(120),
  witness: z.string().trim().max(120),
  /** 送达人, each with the number of the 执法证. */
  servers: requiredList('送达人', requiredText('送达人', 120)),
  /** 备注: 拒收事由 and the like. */
  remark: z.string().trim().max(600),
  rule: requiredText('送达说明', 1000).optional(),
})
export type DeliveryReceiptInput = z.infer<typeof deliveryReceiptInput>
export type DeliveryMethod = keyof typeof deliveryMethods
