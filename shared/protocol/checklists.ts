import { z } from 'zod'
import { type Checklist, checklistSchema } from '../domain/checklist.ts'

/**
 * POST /api/admin/checklists — a new version of a matter's checklist (`basedOn`: the version it was written from, 0 for a
 * new matter). Versions that records name never change. Answers 409 `reference.changed` when somebody was faster and
 * `reference.refused` for a checklist that does not hold.
 */
export const saveChecklistSchema = z.object({
  checklist: checklistSchema.omit({ version: true }),
  basedOn: z.number().int().nonnegative(),
  reason: z.string().trim().min(1, '请写明修订理由').max(500),
})
export type SaveChecklist = z.infer<typeof saveChecklistSchema>

/** Answer of POST /api/admin/checklists. */
export interface SavedChecklist {
  checklist: Checklist
}
