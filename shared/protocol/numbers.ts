import { z } from 'zod'

const id = z.string().min(1).max(80)
const kind = z.string().min(1).max(60)
const year = z.number().int().min(2000).max(2100)
const number = z.number().int().positive()

/** Numbers that a laptop knows of; more than it ever holds of one kind. */
const largestHolding = 5000

/**
 * POST /api/numbers — 文号 for a device, of this year in China. `held` are the numbers that the laptop knows of as its
 * own, used ones that the station has not answered included; without `want` it only asks what became of them.
 */
export const numbersRequestSchema = z.object({
  deviceId: id,
  year,
  kinds: z
    .array(z.object({ kind, held: z.array(number).max(largestHolding), want: z.boolean() }))
    .min(1)
    .max(40),
})
export type NumbersRequest = z.infer<typeof numbersRequestSchema>

/**
 * What the station answers for one kind: `numbers` are reserved for the device and it did not name them (a new block, or
 * one whose answer was lost); `gone` it named, and they are not reserved for it any more.
 */
export const numberBlockSchema = z.object({
  kind,
  authority: z.string(),
  year,
  numbers: z.array(number),
  gone: z.array(number),
})
export type NumberBlock = z.infer<typeof numberBlockSchema>
export const numbersAnswerSchema = z.object({ blocks: z.array(numberBlockSchema) })

/** POST /api/numbers/return — a device gives back numbers that it has not used. */
export const returnNumbersSchema = z.object({
  deviceId: id,
  authority: z.string().max(120),
  kind,
  year,
  numbers: z.array(number).min(1).max(largestHolding),
})
export type ReturnNumbers = z.infer<typeof returnNumbersSchema>
/** Those that were the device's and unused; another one is left as it is. */
export const returnedNumbersSchema = z.object({ returned: z.array(number) })

/** POST /api/numbers/void — 作废 of a number that no paper carries; a paper's number goes with the paper (`voidDocument`). */
export const voidNumberSchema = z.object({
  authority: z.string().max(120),
  kind,
  year,
  number,
  reason: z.string().trim().min(1, '请写明作废理由').max(500),
})
export type VoidNumber = z.infer<typeof voidNumberSchema>

/** What became of a number. `returned`: given back, and the next one to be given out. */
export const numberStates = ['issued', 'reserved', 'returned', 'voided'] as const
export type NumberState = (typeof numberStates)[number]

/** One line of the ledger. Names are those that the station has now. */
export const numberEntrySchema = z.object({
  number,
  /** The 文号 in the district's pattern. */
  text: z.string(),
  state: z.enum(numberStates),
  /** ISO timestamp: since when it is in this state. */
  since: z.string(),
  /** Whose block it is or was. */
  deviceId: z.string().optional(),
  deviceName: z.string().optional(),
  officerName: z.string().optional(),
  inspectionId: z.string().optional(),
  businessName: z.string().optional(),
  documentId: z.string().optional(),
  commandId: z.string().optional(),
  /** A paper with this number that the station did not take. */
  parkedCommandId: z.string().optional(),
  reason: z.string().optional(),
  voidedByName: z.string().optional(),
})
export type NumberEntry = z.infer<typeof numberEntrySchema>

/** A kind of paper of an authority in a year: the four counts add up to `highest`. */
export const numberSeriesSchema = z.object({
  authority: z.string(),
  kind: z.string(),
  year: z.number().int(),
  highest: z.number().int().nonnegative(),
  counts: z.record(z.enum(numberStates), z.number().int().nonnegative()),
})
export type NumberSeries = z.infer<typeof numberSeriesSchema>

/**
 * GET /api/numbers?year=&kind= — the ledger (文号台账). An admin sees the own district's, everybody else the own
 * device's; entries come along for one kind of one year.
 */
export const numberLedgerSchema = z.object({
  years: z.array(z.number().int()),
  series: z.array(numberSeriesSchema),
  entries: z.array(numberEntrySchema),
})
export type NumberLedger = z.infer<typeof numberLedgerSchema>
