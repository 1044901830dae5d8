import { z } from 'zod'
import type { HistoryEntry, HistoryMark } from '../domain/history.ts'

/** Entries of one page at most. */
export const largestHistoryPage = 500

const marks = [
  'bulk',
  'corrected',
  'late',
  'late-upload',
  'clock',
  'after-return',
] as const satisfies HistoryMark[]

const entrySchema = z.object({
  /** Place in the station's log. */
  rev: z.number().int().positive(),
  commandId: z.string(),
  type: z.string(),
  what: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  deviceTime: z.string().nullable(),
  serverTime: z.string().nullable(),
  actTime: z.string().nullable(),
  answers: z.number().int().nonnegative(),
  changes: z.array(
    z.object({ path: z.array(z.string()), field: z.string(), before: z.string(), after: z.string() }),
  ),
  marks: z.array(z.enum(marks)),
})

/**
 * GET /api/inspections/:id/history?from=N — every act on an inspection in the order in which the station took it,
 * with what it changed. `next` is the `from` of the next page, null on the last.
 */
export const historyPageSchema = z.object({
  inspectionId: z.string(),
  total: z.number().int().nonnegative(),
  next: z.number().int().positive().nullable(),
  entries: z.array(entrySchema),
  /**
   * What does not hold: `altered` entries (by `rev`) differ from what the station's chain of hashes says; `differs`
   * means that the log does not lead to the record as it stands; `beginning-unknown`, that an older station did not
   * keep the state at dispatch, so that the first values of officers may be missing.
   */
  faults: z.object({
    altered: z.array(z.number().int().positive()),
    differs: z.boolean(),
    beginningUnknown: z.boolean(),
  }),
})

export interface HistoryPage extends Omit<z.infer<typeof historyPageSchema>, 'entries'> {
  entries: (HistoryEntry & { rev: number })[]
}
