import { z } from 'zod'
import { obstructionKinds } from './visit-facts.ts'

/** 后续处置措施 kinds (F22 and domain of the follow-up list). */
export const followUpKinds = [
  'none',
  'ordered-correction',
  'lead-transfer',
  'case-filing',
  'notify-other',
  'listing',
  'other',
] as const
export type FollowUpKind = (typeof followUpKinds)[number]

export const followUpNames: Record<FollowUpKind, string> = {
  none: '无需后续处置',
  'ordered-correction': '责令改正',
  'lead-transfer': '线索移送',
  'case-filing': '立案调查',
  'notify-other': '抄告相关部门',
  listing: '列入经营异常名录',
  other: '其他',
}

/**
 * One entry of the 抽查检查结果 list. The list is data (codes and texts differ by year and province);
 * what an entry demands is said with these few flags, which `decide` understands.
 */
export const resultEntrySchema = z.object({
  code: z.string(),
  text: z.string(),
  definition: z.string(),
  /** `no-problem` excludes problems, `problem` needs one, `stopped` ends an inspection that can't be completed. */
  nature: z.enum(['no-problem', 'problem', 'stopped']),
  /** 无法联系: only where nobody was met at the registered address. */
  requiresPartyNotMet: z.boolean().default(false),
  requiresFacts: z.boolean().default(false),
  /** 不配合检查: only where a refusal by the party is on record, of these kinds when any are named (P18). */
  requiresObstruction: z.boolean().default(false),
  /** Kinds of refusal by the party that carry this result, even without an item answered 不符合 (P18). */
  obstructionKinds: z.array(z.enum(obstructionKinds)).default([]),
  evidenceMinimum: z.number().int().min(0).default(0),
  followUps: z.array(z.enum(followUpKinds)).min(1),
  /** Key of the 列入事由 that this result leads to. */
  listingReason: z.string().optional(),
  ruleId: z.string().optional(),
})
export type ResultEntry = z.infer<typeof resultEntrySchema>

export const resultListSchema = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  entries: z.array(resultEntrySchema).min(1),
})
export type ResultList = z.infer<typeof resultListSchema>
