import { z } from 'zod'
import { calendarSchema } from '../domain/calendar.ts'
import { checklistSchema } from '../domain/checklist.ts'
import { commandSchema } from '../domain/commands.ts'
import type { DomainEvent } from '../domain/events.ts'
import type { Inspection } from '../domain/inspection.ts'
import { inspectionSchema } from '../domain/inspection-schema.ts'
import type { JournalEntry } from '../domain/journal-entry.ts'
import type { Refusal } from '../domain/refusals.ts'
import { resultListSchema } from '../domain/result-list.ts'
import { profileSchema } from '../jurisdictions/profile.ts'
import type { Problem } from './problems.ts'

/** Version of the protocol. A peer with another major number answers with `client.too-old` or `server.too-old`. */
export const protocolVersion = 1

/** Largest evidence file, bytes (500 MB). */
export const largestEvidenceBytes = 500 * 1024 * 1024
/** Entries of one push at most; a 413 halves the batch. */
export const largestPush = 100
/** Inspections of one pull page at most. */
export const largestPage = 200

const id = z.string().min(1).max(80)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** JSON Web Key of a public key; its curve names the signing scheme (ADR 0010). */
export const publicKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.enum(['P-256', 'SM2']),
  x: z.string(),
  y: z.string(),
})
export type PublicKey = z.infer<typeof publicKeySchema>

export const roleSchema = z.enum(['inspector', 'stationHead', 'bureauReviewer', 'bureauApprover', 'admin'])

export const accountSchema = z.object({
  id,
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  stationId: id,
  stationName: z.string(),
  /** Administrative division whose profile holds for the station. */
  districtId: z.string(),
  certificateNumber: z.string(),
  /** ISO date; empty for accounts without a 执法证. */
  certificateValidUntil: z.string(),
  department: z.string().optional(),
  position: z.string().optional(),
  expertise: z.array(z.string()).optional(),
  expert: z.boolean().optional(),
})
export type Account = z.infer<typeof accountSchema>

/** GET /api/handshake — open to anybody; tells that this is a 随检 station, and which. */
export const handshakeSchema = z.object({
  product: z.literal('suijian'),
  protocol: z.number().int(),
  version: z.string(),
  /** Changes when the station was restored from a backup. */
  epoch: z.string(),
  stationName: z.string(),
  /** ISO timestamp of the station's clock. */
  time: z.string(),
  /** Grows with every new version of reference data; a client that saw another one reads it again. */
  referenceRevision: z.number().int().nonnegative().optional(),
})
export type Handshake = z.infer<typeof handshakeSchema>

/** POST /api/sign-in */
export const signInRequestSchema = z.object({
  login: z.string().max(80),
  password: z.string().max(200),
  deviceId: id,
})
export const signInAnswerSchema = z.object({
  token: z.string(),
  expiresAt: z.string(),
  account: accountSchema,
  /** Public key of the station that certificates and pages are verified with, in the scheme of the district. */
  certificateKey: publicKeySchema,
  /** What the station's other key says for it, when the district changed its scheme. */
  endorsement: z.object({ by: publicKeySchema, signature: z.string() }).optional(),
  /** RSA-OAEP (SHA-256) public key, base64 of its SPKI form, that device data keys are escrowed to. */
  recoveryKey: z.string(),
})
export type KeyEndorsement = { by: PublicKey; signature: string }
export type SignInAnswer = z.infer<typeof signInAnswerSchema>

/** What the station certifies: this key signs for this account on this device. */
export const certificateSchema = z.object({
  id,
  accountId: id,
  name: z.string(),
  certificateNumber: z.string(),
  deviceId: id,
  publicKey: publicKeySchema,
  validFrom: z.string(),
  validUntil: z.string(),
  /** Base64 of the station's signature over the canonical form of the other members, in the scheme of `publicKey`. */
  signature: z.string(),
})
export type Certificate = z.infer<typeof certificateSchema>

/** POST /api/enrol (signed in): certifies a signing key; stores the escrow of the device's data key. */
export const enrolRequestSchema = z.object({
  deviceId: id,
  deviceName: z.string().max(120),
  publicKey: publicKeySchema,
  /** Base64: the device data key wrapped to the recovery key. */
  escrow: z.string().max(2000),
})
export const enrolAnswerSchema = z.object({ certificate: certificateSchema })

/**
 * POST /api/recovery (signed in, logged): opens the device's escrow. An admin's password reset allows it on every
 * device that the account was enrolled on before, again and again until the account is enrolled there anew.
 */
export const recoveryRequestSchema = z.object({ deviceId: id, escrow: z.string().max(2000) })
export const recoveryAnswerSchema = z.object({ dataKey: z.string() })

/** GET /api/reference — every version of the data that decisions are made with. */
export const referenceSchema = z.object({
  profiles: z.array(profileSchema),
  calendars: z.array(calendarSchema),
  resultLists: z.array(resultListSchema),
  checklists: z.array(checklistSchema),
})
export type Reference = z.infer<typeof referenceSchema>

/**
 * GET /api/sync/pull?since=REV&limit=N — inspections in the account's scope, changed after `since`, in `rev` order.
 * `access` is `gone` when the inspection left the account's scope (reassigned, replaced).
 */
export const pullPageSchema = z.object({
  epoch: z.string(),
  /** Cursor after this page. */
  cursor: z.number().int().nonnegative(),
  /** Inspections in scope that lie after `since`, this page included. */
  remaining: z.number().int().nonnegative(),
  complete: z.boolean(),
  rows: z.array(
    z.object({
      rev: z.number().int().positive(),
      access: z.enum(['active', 'gone']),
      inspection: inspectionSchema,
    }),
  ),
})
export interface PullPage {
  epoch: string
  cursor: number
  remaining: number
  complete: boolean
  rows: { rev: number; access: 'active' | 'gone'; inspection: Inspection }[]
}

export const journalEntrySchema = z.object({
  sequence: z.number().int().positive(),
  previousHash: hash,
  command: commandSchema,
  events: z.array(z.looseObject({ type: z.string() })),
  proof: z.object({ certificateId: id, signature: z.string().max(200) }),
  hash,
}) as unknown as z.ZodType<JournalEntry & { events: DomainEvent[] }>

/** POST /api/sync/push */
export const pushRequestSchema = z.object({
  deviceId: id,
  entries: z.array(journalEntrySchema).min(1).max(largestPush),
})

/**
 * Result of one entry. `accepted`: applied (again, for a repeat). `parked`: kept at the station but not applied; the
 * reason and the station's version come along. `held`: not looked at, because an earlier entry of the same inspection
 * was parked and is not resolved.
 */
export interface PushResult {
  commandId: string
  sequence: number
  status: 'accepted' | 'parked' | 'held'
  rev?: number
  refusal?: Refusal
  problem?: Problem
  /** The station's version, for a parked entry. */
  inspection?: Inspection
}
export const pushAnswerSchema = z.object({
  epoch: z.string(),
  results: z.array(
    z.looseObject({
      commandId: id,
      sequence: z.number().int(),
      status: z.enum(['accepted', 'parked', 'held']),
      rev: z.number().optional(),
      inspection: inspectionSchema.optional(),
    }),
  ),
}) as unknown as z.ZodType<{ epoch: string; results: PushResult[] }>

/**
 * GET /api/evidence/missing?inspectionId= — hashes that the record names and the station does not hold: evidence, and
 * issued papers, on which no receipt waits (older stations don't tell them).
 */
export const missingEvidenceSchema = z.object({ missing: z.array(hash), papers: z.array(hash).default([]) })

/** Every error answer of the station. */
export const problemSchema = z.looseObject({
  code: z.string(),
  message: z.string(),
  status: z.number(),
  expected: z.number().int().positive().optional(),
})

/** Header of every request with a session. */
export const authorizationHeader = (token: string): string => `Bearer ${token}`
/** Header by which a client tells its protocol version. */
export const protocolHeader = 'x-suijian-protocol'
