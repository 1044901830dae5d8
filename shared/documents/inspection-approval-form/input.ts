import { z } from 'zod'
import { requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'
import { visitShape } from '../parts/visit.ts'

/**
 * What a 行政检查审批表 prints (国办发〔2024〕54号, 凡检查必审批; fields of the basic format texts of 司法部 2025). The
 * steps after 承办意见 are written by hand: the form goes round on paper before anybody sets out.
 */
export const inspectionApprovalInput = z.object({
  ...paperShape,
  ...visitShape,
  /** 承办机构, in full. */
  station: requiredText('承办机构名称', 100),
  subject: subjectInput.extend({
    address: requiredText('登记的住所（经营场所）'),
    representative: requiredText('法定代表人（负责人、经营者）', 60),
    /** Empty where none is registered. */
    phone: z.string().trim().max(40),
  }),
  /** Whole sentence with task and number. */
  source: requiredText('任务来源', 1000),
  handlerOpinion: requiredText('承办意见', 1000),
  /** 紧急补办: why the check could not wait, and when it was reported; null for a check approved beforehand. */
  urgent: z
    .object({
      reason: requiredText('紧急情形', 600),
      reportedAt: requiredText('报告时间', 60),
    })
    .nullable(),
  /** Sentence under the form; left out where the profile cites nothing for it. */
  rule: requiredText('审批说明', 1000).optional(),
})
export type InspectionApprovalInput = z.infer<typeof inspectionApprovalInput>
