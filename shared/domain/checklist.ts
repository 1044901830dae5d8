import { z } from 'zod'
import { checkMethods } from './visit-facts.ts'

/** One legal basis; `background` marks an article that nobody has verified ([BG]), shown as 待核. */
export const legalBasisSchema = z.object({
  law: z.string(),
  article: z.string(),
  text: z.string().default(''),
  background: z.boolean().default(false),
})
export type LegalBasis = z.infer<typeof legalBasisSchema>

export const checklistItemSchema = z.object({
  /** Stable within the checklist, for example `address`. */
  key: z.string().regex(/^[a-z0-9-]+$/),
  /** Short name for the list, for example 住所（经营场所）. */
  title: z.string(),
  /** The question that the officer answers. */
  question: z.string(),
  /** `comparison` rows are answered by comparing 公示 / 登记备案 / 实际. */
  kind: z.enum(['answer', 'comparison']),
  /** Section heading of the comparison table: 重点项目 or 一般项目. */
  group: z.string().default(''),
  basis: z.array(legalBasisSchema),
  /** Steps of how to check, one sentence each. */
  guidance: z.array(z.string()),
  /** Evidence that the answer 不符合 needs at least. */
  evidenceMinimum: z.number().int().min(0).default(0),
  /** Ready sentences for 套用常用表述. */
  phrases: z.array(z.string()).default([]),
  /** Kinds of business that the item applies to; all when empty. */
  subjects: z.array(z.enum(['enterprise', 'individual', 'cooperative'])).default([]),
})
export type ChecklistItem = z.infer<typeof checklistItemSchema>

/** A 抽查事项 with its versioned checklist (P3: basis, method, content). */
export const checklistSchema = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  /** 抽查事项名称. */
  matter: z.string(),
  method: z.array(z.enum(checkMethods)).min(1),
  content: z.string(),
  items: z.array(checklistItemSchema).min(1),
})
export type Checklist = z.infer<typeof checklistSchema>

export interface ChecklistReference {
  id: string
  version: number
  /** Department that the matter belongs to, in a 部门联合检查 (Q10, P15); never among `versions`. */
  department?: string
}

/** The key under which an answer is stored: unique over all matters of one inspection. */
export function answerKey(checklistId: string, itemKey: string): string {
  return `${checklistId}/${itemKey}`
}

/** The items of a checklist that apply to a kind of business. */
export function applicableItems(
  checklist: Checklist,
  kind: 'enterprise' | 'individual' | 'cooperative',
): ChecklistItem[] {
  return checklist.items.filter((item) => item.subjects.length === 0 || item.subjects.includes(kind))
}
