import { z } from 'zod'
import { checkedMatter } from '../parts/checked-matters.ts'
import {
  calendarDate,
  officerInput,
  officersInput,
  requiredList,
  requiredText,
  subjectInput,
} from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

const timestamp = z.iso.datetime({ offset: true })

/**
 * What a 公示信息核查对比表 prints (domain.md §3.3). The rows are the comparison items of the checklists that the record
 * is pinned to, with those that are not asked of this kind of business as 不适用, so that the ordinals stay fixed.
 */
export const disclosureComparisonInput = z.object({
  ...paperShape,
  task: z.object({ number: requiredText('计划编号', 60), name: requiredText('计划名称', 200) }),
  subject: subjectInput,
  period: z.object({ from: calendarDate('检查开始日期'), to: calendarDate('检查结束日期') }).nullable(),
  /** In the words of the result list; empty until it is concluded. */
  result: z.string().max(300),
  /** Rows without an answer are 未核实 once the record is concluded, and left to be written before. */
  concluded: z.boolean(),
  matters: requiredList('公示信息检查事项', checkedMatter),
  officers: officersInput(officerInput.extend({ signedAt: timestamp.nullable() })),
  party: z.object({ signer: z.string().max(300), at: timestamp }).nullable(),
})
export type DisclosureComparisonInput = z.infer<typeof disclosureComparisonInput>
