import { z } from 'zod'
import { calendarDate, officerInput, requiredList, requiredText, subjectInput } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'
import { recusalGroundInput } from '../parts/recusal.ts'

/** Who applies. */
export const applicants = { officer: '检查人员本人', party: '被检查人', other: '其他利害关系人' } as const
const applicantIds = Object.keys(applicants) as (keyof typeof applicants)[]

/**
 * What a 回避申请 prints: applicant, officer concerned, grounds and facts, and the decision of the head of the organ
 * (行政处罚法第四十三条). A party may write facts and grounds by hand; an officer's own application says them.
 */
export const recusalApplicationInput = z
  .object({
    ...paperShape,
    applicant: z.object({ kind: z.enum(applicantIds), name: requiredText('申请人', 200) }),
    /** Whose recusal is applied for. */
    officer: officerInput,
    subject: subjectInput,
    task: z.object({ number: requiredText('抽查任务编号', 60), name: requiredText('抽查任务名称', 200) }),
    appliedOn: calendarDate('申请日期').nullable(),
    /** Whole sentence: who is to step back from what. */
    request: requiredText('申请事项', 1000),
    grounds: z.array(recusalGroundInput),
    facts: z.string().trim().max(4000),
    basis: requiredList('申请依据', requiredText('申请依据', 200)),
    /** Null leaves the decision to be written by hand. */
    decision: z
      .object({
        outcome: z.enum(['granted', 'refused']),
        reason: z.string().trim().max(1000),
        decider: requiredText('决定人', 60),
        decidedOn: calendarDate('决定日期'),
      })
      .nullable(),
    /** Sentence under the form on what happens until the decision; only where the law says so. */
    pending: requiredText('决定前的说明', 1000).optional(),
  })
  .refine(
    ({ applicant, facts, grounds }) => applicant.kind !== 'officer' || (facts !== '' && grounds.length > 0),
    {
      error: '检查人员本人申请回避的，应写明回避情形和事实，补全后才能生成文书',
      path: ['facts'],
    },
  )
  .refine(({ decision }) => decision?.outcome !== 'refused' || decision.reason !== '', {
    error: '驳回申请的，应写明理由，补全后才能生成文书',
    path: ['decision', 'reason'],
  })
export type RecusalApplicationInput = z.infer<typeof recusalApplicationInput>
export type Applicant = keyof typeof applicants
