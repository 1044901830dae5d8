import { z } from 'zod'
import { calendarDate } from './input-parts.ts'
import { chineseDate } from './wording.ts'

/** Set where a paper takes the place of an earlier one; the same shape as `PaperFacts.edition`. */
export const editionInput = z.object({
  version: z.int().min(2),
  replacedVersion: z.int().min(1),
  replacedOn: calendarDate('原文书的签发日期'),
})
type EditionInput = z.infer<typeof editionInput>

/** Mark of a re-issued paper: 第2版，替代2026年8月10日第1版. */
export const editionMark = ({ version, replacedVersion, replacedOn }: EditionInput): string =>
  `第${version}版，替代${chineseDate(replacedOn)}第${replacedVersion}版`
