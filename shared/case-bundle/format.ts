import { z } from 'zod'
import { canonical, sha256Hex } from '../domain/canonical.ts'
import type { Command } from '../domain/commands.ts'
import type { DomainEvent } from '../domain/events.ts'
import type { Inspection } from '../domain/inspection.ts'
import { certificateSchema, type PublicKey, publicKeySchema } from '../protocol/http.ts'
import { schemeIds } from '../signing/scheme.ts'

/**
 * A case bundle (案卷): everything that the station holds on one inspection, in a ZIP that anybody can verify without
 * the station. docs/case-bundle.md describes it.
 */
export const bundleVersion = 2
export const bundleFormat = 'suijian-case-bundle'

/**
 * Members beside evidence and papers; `station-chain.json` came with version 2, every bundle has the others. JSON stands in
 * its canonical form (RFC 8785).
 */
export const textMembers = [
  'manifest.json',
  'signature.json',
  'record.json',
  'commands.jsonl',
  'parked.jsonl',
  'chains.json',
  'station-chain.json',
  'certificates.json',
  'reference.json',
] as const
export type TextMember = (typeof textMembers)[number]

export const evidenceMember = (sha256: string): string => `evidence/${sha256}`
export const documentMember = (sha256: string): string => `documents/${sha256}.pdf`
/** Names of members that carry files: no other path is ever read, so none can lead out of the bundle. */
export const fileMember = /^(?:evidence\/([0-9a-f]{64})|documents\/([0-9a-f]{64})\.pdf)$/

const id = z.string().min(1).max(200)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const moment = z.iso.datetime({ offset: true })
const count = z.number().int().nonnegative()

export const manifestSchema = z.object({
  format: z.literal(bundleFormat),
  version: z.union([z.literal(1), z.literal(bundleVersion)]),
  station: z.object({ name: z.string(), keyFingerprint: hash }),
  inspectionId: id,
  madeAt: moment,
  madeBy: z.object({ id, name: z.string() }),
  /** End of the station's chain when the bundle was made. */
  chainHead: z.object({ rev: count, hash }),
  /** Every member but the manifest and its signature. */
  members: z.array(z.object({ name: z.string(), size: count, sha256: hash })),
  /** Files that the record names and the station did not hold. */
  missing: z.array(z.object({ kind: z.enum(['evidence', 'document']), sha256: hash })),
})
export type BundleManifest = z.infer<typeof manifestSchema>

export const bundleSignatureSchema = z.object({
  /** That of the station's key. */
  scheme: z.enum(schemeIds),
  /** SHA-256 of the bytes of manifest.json. */
  manifest: hash,
  /** Base64 of the station's raw signature over `bundleStatement`. */
  signature: z.string(),
})

/** What the station signs. */
export function bundleStatement(manifestHash: string): string {
  return canonical({ purpose: 'suijian.case-bundle.v1', manifest: manifestHash })
}

export const certificatesSchema = z.object({
  stationKey: publicKeySchema,
  /** Further keys of the station, when the district changed its scheme: `stationKey` signs for each. */
  endorsed: z.array(z.object({ key: publicKeySchema, signature: z.string() })).optional(),
  certificates: z.array(z.object({ certificate: certificateSchema.loose(), revokedAt: moment.nullable() })),
})
export type BundleCertificates = z.infer<typeof certificatesSchema>

const proofSchema = z.object({ certificateId: id, signature: z.string() })
const versioned = z.looseObject({ id, version: z.number() })
const commandFrame = z.looseObject({
  id,
  inspectionId: id,
  type: id,
  actorId: id,
  deviceId: id,
  decidedAt: z.looseObject({ wall: moment }),
  versions: z.looseObject({
    profile: versioned,
    calendar: versioned,
    resultList: versioned,
    checklists: z.array(versioned),
  }),
  baseHash: z.string(),
  payload: z.looseObject({}),
}) as unknown as z.ZodType<Command>
const eventsFrame = z.array(z.looseObject({ type: z.string() })) as unknown as z.ZodType<DomainEvent[]>
const inspectionFrame = z.looseObject({ id }) as unknown as z.ZodType<Inspection>

/** One line of commands.jsonl: an entry of the station's chain, with what the device's chain says of its command. */
export const logLineSchema = z.object({
  rev: z.number().int().positive(),
  /** When the station took it. */
  at: moment,
  /** Null for a dispatch. */
  command: commandFrame.nullable(),
  events: eventsFrame,
  /** State that a dispatch laid down. */
  body: inspectionFrame.optional(),
  previousHash: hash,
  hash,
  /** How `hash` was made (`station-entry.ts`); absent in the first one. */
  version: z.union([z.literal(1), z.literal(2)]).optional(),
  /** The neighbours in the station's chain, whatever inspection they are of. */
  before: z.object({ rev: count, hash }).nullable(),
  after: z.object({ rev: count, previousHash: hash }).nullable(),
  /** Null for what the station did itself. */
  device: z
    .object({ sequence: z.number().int().positive(), previousHash: hash, proof: proofSchema, hash })
    .nullable(),
})
export type LogLine = z.infer<typeof logLineSchema>

/** One line of parked.jsonl: a command that reached the station and was not applied. */
export const parkedLineSchema = z.object({
  receivedAt: moment,
  reason: z.string(),
  entry: z.object({
    sequence: z.number().int().positive(),
    previousHash: hash,
    command: z.looseObject({ id, inspectionId: id, type: z.string(), actorId: id, deviceId: id }),
    events: z.array(z.unknown()),
    proof: proofSchema,
    hash,
  }),
})
export type ParkedLine = z.infer<typeof parkedLineSchema>

/** chains.json: links of each device's chain, from before its first command of this inspection to its last one. */
export const chainsSchema = z.object({
  devices: z.array(
    z.object({
      deviceId: id,
      links: z.array(
        z.object({
          sequence: z.number().int().positive(),
          hash,
          /** Null for a command of another inspection. `held`: linked, but not looked at yet. */
          command: z.object({ id, status: z.enum(['accepted', 'parked', 'held']) }).nullable(),
        }),
      ),
    }),
  ),
})
export type BundleChains = z.infer<typeof chainsSchema>

/**
 * station-chain.json: the links of the station's chain from the first entry of this inspection to the end of the chain.
 * `[rev, contentHash]`, or `[rev, previousHash, hash]` for an entry of version 1, which can't be followed without its
 * content.
 */
export const stationChainSchema = z.object({
  links: z.array(z.union([z.tuple([count, hash]), z.tuple([count, hash, hash])])),
})
export type BundleStationChain = z.infer<typeof stationChainSchema>

/** Fingerprint of a public key: its JWK thumbprint (RFC 7638), SHA-256 in hexadecimal. */
export function keyFingerprint({ kty, crv, x, y }: PublicKey): string {
  return sha256Hex(canonical({ kty, crv, x, y }))
}
