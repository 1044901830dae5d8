import { z } from 'zod'

const count = z.number().int().nonnegative()
const share = { total: count, done: count, percent: z.number().min(0).max(100).nullable() }

/**
 * GET /api/figures — 后续处置率 and 按时公示率 (Q13, F16, Z1) over all records that the account sees: the district for
 * the bureau and admins, the station for its head, the own records for an inspector.
 */
export const figuresAnswerSchema = z.object({
  scope: z.enum(['district', 'station', 'own']),
  /** ISO timestamp of the station at which it counted. */
  countedAt: z.string(),
  figures: z.object({
    records: count,
    problems: count,
    followUp: z.object({ ...share, onTime: count, overdue: count }),
    publication: z.object(share),
  }),
})
export type FiguresAnswer = z.infer<typeof figuresAnswerSchema>
