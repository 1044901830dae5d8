import { z } from 'zod'
import { calendarDate, requiredText } from '../parts/input-parts.ts'
import { paperShape } from '../parts/paper.ts'

/** What a 卷宗封面 prints; what is null is left to be written by hand. */
export const caseCoverInput = z
  .object({
    ...paperShape,
    /** 全宗号. */
    fonds: z.string().trim().max(60),
    /** 归档号. */
    fileNumber: requiredText('归档号', 100).nullable(),
    category: requiredText('类别', 60),
    year: z.string().regex(/^\d{4}$/, { error: '年度应为四位数字' }),
    /** 文号 of the paper that the file stands for; empty where there is none. */
    documentNumber: z.string().trim().max(60),
    subject: requiredText('题名', 600),
    party: requiredText('当事人', 300),
    code: requiredText('统一社会信用代码或者注册号', 32),
    result: z.string().max(600),
    officers: requiredText('承办人', 600),
    station: requiredText('承办单位', 100),
    from: calendarDate('起始日期'),
    to: calendarDate('终止日期'),
    /** 永久, 30年, 10年; empty is left to be written by hand. */
    retention: z.string().max(20),
    pieces: z.int().min(0),
    pages: z.int().min(0).nullable(),
    /** Who keeps the file after 归档; null before. */
    handedTo: z.string().max(100).nullable(),
  })
  .refine(({ from, to }) => from <= to, { error: '终止日期早于起始日期，核对记录后再生成', path: ['to'] })
export type CaseCoverInput = z.infer<typeof caseCoverInput>
