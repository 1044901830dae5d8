import { z } from 'zod'
import { requiredList, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'
import { visitShape } from '../parts/visit.ts'

/**
 * What a 检查通知书 prints: the fields of the 随机抽查通知书 and those of the basic format texts for administrative
 * inspection (司法部 2025). Citations, rights, duties and rules of conduct come from the dated law data.
 */
export const inspectionNoticeInput = z.object({
  ...paperShape,
  ...visitShape,
  subject: subjectInput,
  /** Whole sentences in the district's wording. */
  opening: requiredText('正文开头', 1000),
  /** Without an end mark: the yearly limit may follow. */
  frequency: requiredText('检查频次', 200),
  /** 扫码入企, where a code was issued for the visit. */
  entryCode: requiredText('入企码', 300).optional(),
  materials: z.array(requiredText('需要准备的资料', 200)),
  /** Whole sentences: 陈述申辩, 申请回避, refusal where no certificate is shown. */
  rights: requiredList('权利告知', requiredText('权利告知', 400)),
  /** Whole sentences: duty to cooperate and what follows if it is not met. */
  duties: requiredList('义务告知', requiredText('义务告知', 400)),
  /** Rules of conduct, such as 五个严禁 and 八个不得, each with its entries. */
  conduct: requiredList(
    '检查纪律',
    z.object({
      name: requiredText('检查纪律名称', 40),
      items: requiredList('检查纪律', requiredText('检查纪律', 200)),
    }),
  ),
  contact: z.object({ name: requiredText('联系人', 60), phone: requiredText('联系电话', 40) }),
  supervisionPhone: requiredText('监督电话', 40),
})
export type InspectionNoticeInput = z.infer<typeof inspectionNoticeInput>
