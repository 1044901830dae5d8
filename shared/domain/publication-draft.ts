import { chinaDate, chineseDate } from './china-time.ts'
import type { Inspection } from './inspection.ts'

/**
 * The text for 公示 as the record gives it: whom, when, by whom, with what result. Persons do not stand in it: what is
 * collected under the name of a business concerns the business alone (P16). Empty while there is no conclusion.
 */
export function publicationDraft({ business, task, conclusion }: Inspection): string {
  if (!conclusion) return ''
  return [
    `检查对象：${business.name}（${business.code}）`,
    `检查日期：${chineseDate(chinaDate(conclusion.endedAt), true)}`,
    `检查机关：${task.checkingBody}`,
    `抽查任务：${task.name}（${task.number}）`,
    `检查结果：${conclusion.resultText}`,
  ].join('\n')
}
