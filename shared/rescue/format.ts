import { z } from 'zod'

/**
 * The content of a rescue package: everything that a laptop holds for an officer, as a ZIP. It leaves the laptop only
 * sealed (see `envelope.ts`). `commands.jsonl` are the
 * entries of the device's journal as they were signed and chained; the station takes them in like a push.
 */
export const rescueFormat = 'suijian-rescue'
export const rescueVersion = 1

/** Texts of a package besides its manifest: readable words, signed commands, records, unsaved input of forms. */
export const rescueTexts = ['说明.txt', 'commands.jsonl', 'records.jsonl', 'drafts.jsonl'] as const
export const rescueManifestName = 'manifest.json'

/** Evidence, issued papers and files of drafts, by the SHA-256 of what they hold. */
export const rescueFileName = /^(evidence|papers|others)\/([0-9a-f]{64})(\.[a-z0-9]{1,5})?$/

const id = z.string().min(1).max(80)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const rescueManifestSchema = z.object({
  format: z.literal(rescueFormat),
  version: z.literal(rescueVersion),
  madeAt: z.string().max(40),
  madeBy: z.object({ id, name: z.string().max(200) }),
  deviceId: id,
  station: z.object({ name: z.string().max(200), address: z.string().max(300) }),
  app: z.string().max(80),
  /** 1 for the first package; where the files don't fit into one ZIP, further ones hold the rest. */
  part: z.number().int().positive(),
  /** Whether this is the last part. */
  last: z.boolean(),
  /** What could not be read on the laptop, in words. */
  problems: z.array(z.string().max(500)).max(10_000),
  members: z
    .array(z.object({ name: z.string().max(200), size: z.number().int().nonnegative(), sha256 }))
    .max(20_000),
})
export type RescueManifest = z.infer<typeof rescueManifestSchema>
