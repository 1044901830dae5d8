import { z } from 'zod'
import { officerInput, requiredList, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'
import { recusalGroundInput } from '../parts/recusal.ts'

/** What a 回避声明 prints: one officer, one business (行政处罚法第四十三条, 公务员法第七十六条). */
export const recusalDeclarationInput = z.object({
  ...paperShape,
  station: requiredText('市场监管所名称', 100),
  declarant: officerInput,
  subject: subjectInput,
  task: z.object({ number: requiredText('抽查任务编号', 60), name: requiredText('抽查任务名称', 200) }),
  /** In words, to the minute. */
  declaredAt: requiredText('声明时间', 60),
  /** Whole sentences. */
  statement: requiredText('声明内容', 1000),
  /** Null where there is no conflict. */
  conflict: z
    .object({
      ground: recusalGroundInput,
      relation: requiredText('与被检查人的关系', 300),
      note: requiredText('情况说明', 2000),
    })
    .nullable(),
  basis: requiredList('声明依据', requiredText('声明依据', 200)),
})
export type RecusalDeclarationInput = z.infer<typeof recusalDeclarationInput>
