import { z } from 'zod'
import { type Inspection, inspectionStateNames } from './inspection.ts'
import { noProcess } from './process.ts'

const text = z.string().max(20_000)
const id = z.string().min(1).max(80)
const reference = z.looseObject({ id, version: z.number().int().positive(), department: text.optional() })

export const officerSchema = z.looseObject({
  id,
  name: text,
  stationId: id,
  certificateNumber: text,
  certificateValidUntil: z.iso.date(),
  department: text.optional(),
})

export const businessSchema = z.looseObject({
  id,
  name: z.string().min(1).max(300),
  code: text,
  kind: z.enum(['enterprise', 'individual', 'cooperative']),
  legalRepresentative: text,
  phone: text,
  liaison: text,
  liaisonPhone: text,
  registeredAddress: text,
  operatorAddress: text,
  businessScope: text,
  establishedOn: text,
  businessTerm: text,
  registrationAuthority: text,
  stationId: id,
  stationName: text,
  risk: z.enum(['A', 'B', 'C', 'D']),
  creditFlags: z.array(text),
  inspectedThisYear: z.array(text),
  publicInformation: z.record(z.string(), z.looseObject({ published: text, registered: text })),
})

const processSchema = z.looseObject({
  amendments: z.array(z.looseObject({ id, reason: text, findingsHash: text })),
  changes: z.array(z.looseObject({ id, kind: text })),
  proofs: z.array(z.looseObject({ id, name: text, size: z.number() })),
  followUp: z.looseObject({
    reinspections: z.array(z.looseObject({ id, outcome: text })),
    transfers: z.array(z.looseObject({ id, kind: text })),
  }),
  review: z.looseObject({ decision: text }).optional(),
  publication: z.looseObject({ text }).optional(),
  archive: z.looseObject({ fileNumber: text }).optional(),
})

/**
 * Checks an inspection that comes from outside: its skeleton strictly, its leaves loosely, and members that a newer
 * peer added are kept. A page that fails is refused as a whole.
 */
export const inspectionSchema = z.looseObject({
  id,
  version: z.number().int().nonnegative(),
  stationId: id,
  task: z.looseObject({ id, number: text, name: text, from: z.iso.date(), to: z.iso.date() }),
  business: businessSchema,
  checklists: z.array(reference).min(1),
  versions: z.looseObject({
    profile: reference,
    calendar: reference,
    checklists: z.array(reference),
    resultList: reference,
  }),
  noticeRequired: z.boolean(),
  reviewRequired: z.boolean().default(false),
  officers: z.array(officerSchema).min(2),
  state: z.enum(Object.keys(inspectionStateNames) as [keyof typeof inspectionStateNames]),
  recusals: z.array(z.looseObject({ officerId: id, conflict: z.boolean(), declaredAt: text })),
  replacements: z.array(z.looseObject({ drawId: id })),
  deliveries: z.array(z.looseObject({ at: text })),
  mailings: z.array(z.looseObject({ id, postedOn: z.iso.date(), channel: text })).default([]),
  reminders: z.array(z.looseObject({ id, at: text })).default([]),
  methods: z.array(z.looseObject({ checklistId: id, method: text })).default([]),
  statusChecks: z.array(z.looseObject({ id, status: text })).default([]),
  opinions: z.array(z.looseObject({ id, kind: text })).default([]),
  obstructions: z.array(z.looseObject({ id, kind: text })).default([]),
  arrival: z.looseObject({ at: text, present: z.array(id) }).optional(),
  answers: z.record(z.string(), z.looseObject({ result: text, facts: text, commandId: id })),
  evidence: z.array(z.looseObject({ id, name: text, size: z.number() })),
  conclusion: z.looseObject({ resultCode: text, endedAt: text }).optional(),
  party: z.looseObject({ mode: text }).optional(),
  signatures: z.array(z.looseObject({ officerId: id, findingsHash: text, value: text })),
  documents: z.array(z.looseObject({ id, kind: text, sha256: text })),
  listing: z.looseObject({ reason: text, status: text, step: text }).optional(),
  handedOver: z.array(z.looseObject({ by: id })),
  process: processSchema.default(noProcess as never),
  stationNote: z.looseObject({ kind: text, reason: text }).optional(),
  receivedAt: text.optional(),
}) as unknown as z.ZodType<Inspection>
