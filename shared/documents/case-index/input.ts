import { z } from 'zod'
import { calendarDate, requiredText } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** What a 卷内目录 prints. */
export const caseIndexInput = z.object({
  ...paperShape,
  business: requiredText('当事人名称'),
  /** 归档号; null before the file is archived. */
  fileNumber: requiredText('归档号', 100).nullable(),
  items: z.array(
    z.object({
      number: z.string().max(100),
      author: z.string().max(300),
      title: requiredText('题名', 600),
      on: calendarDate('日期'),
      /** `1-3`; empty is left to be written by hand. */
      pages: z.string().max(20),
      note: z.string().max(100),
    }),
  ),
})
export type CaseIndexInput = z.infer<typeof caseIndexInput>
