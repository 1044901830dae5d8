import { z } from 'zod'

/**
 * What became of one line of a rescue package: `taken` now, `known` before, `parked` for its owner to handle, `held`
 * behind a parked one, `refused` and not stored.
 */
export const rescueOutcomes = ['taken', 'known', 'parked', 'held', 'refused'] as const
export type RescueOutcome = (typeof rescueOutcomes)[number]

const rescueRowSchema = z.object({
  kind: z.enum(['command', 'file']),
  /** Sequence of a command, name of a file. */
  ref: z.string(),
  /** What it is, in words. */
  label: z.string(),
  outcome: z.enum(rescueOutcomes),
  /** Why it was not simply taken. */
  detail: z.string(),
})
export type RescueRow = z.infer<typeof rescueRowSchema>

export const rescueReportSchema = z.object({
  deviceId: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  part: z.number(),
  last: z.boolean(),
  /** What the laptop itself could not read when the package was made. */
  problems: z.array(z.string()),
  /** One for each signed command and each file, in the order of the package. */
  rows: z.array(rescueRowSchema),
})
export type RescueReport = z.infer<typeof rescueReportSchema>
