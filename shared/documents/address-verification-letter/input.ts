import { z } from 'zod'
import { calendarDate, requiredList, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/**
 * What a 住所（经营场所）核查专用信函 prints (企业经营异常名录管理办法 第九条), with the labels for its envelopes. An
 * 个体工商户 counts as not to be contacted only where both addresses were tried, so it has two labels.
 */
export const addressVerificationInput = z.object({
  ...paperShape,
  station: requiredText('市场监管所名称', 100),
  subject: subjectInput.extend({
    representative: requiredText('法定代表人（负责人、经营者）', 60),
  }),
  addresses: requiredList(
    '核查的地址',
    z.object({ name: requiredText('地址的名称', 40), text: requiredText('核查的地址') }),
  ),
  /** Which letter it is, counted from 1, and how it goes. */
  mailing: z.object({
    ordinal: z.int().min(1).max(99),
    channel: requiredText('邮寄方式', 20),
    trackingNumber: z.string().trim().max(40),
    /** The letter before this one; null for the first. */
    earlier: z
      .object({
        postedOn: calendarDate('上一次寄出日期'),
        channel: requiredText('上一次邮寄方式', 20),
        trackingNumber: requiredText('上一次邮件号', 40),
        outcome: z.string().max(300),
      })
      .nullable(),
  }),
  /** Whole sentences, in their order. */
  opening: requiredText('正文开头', 1000),
  effect: requiredText('签收的效力', 1000),
  request: requiredText('请求', 1000),
  consequence: requiredText('后果', 1000),
  note: requiredText('适用说明', 600).optional(),
  contact: z.object({ name: requiredText('联系人', 60), phone: requiredText('联系电话', 40) }),
  /** Address of the sender for the label; empty where it is not set. */
  senderAddress: z.string().trim().max(200),
})
export type AddressVerificationInput = z.infer<typeof addressVerificationInput>
