import { z } from 'zod'
import { canonicalHash } from '../../shared/domain/canonical.ts'
import { entryHash, type JournalEntry } from '../../shared/domain/journal-entry.ts'
import { largestPush } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { parse } from '../http/answers.ts'

const id = z.string().min(1).max(80)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * The frame of an entry. The command inside is looked at later: one that the station can't read is parked on its own
 * and does not hold back the entries of other inspections.
 */
const entrySchema = z.object({
  sequence: z.number().int().positive(),
  previousHash: hash,
  command: z.looseObject({ id, inspectionId: id, actorId: id, deviceId: id, type: z.string().max(80) }),
  events: z.array(z.looseObject({ type: z.string() })).max(1000),
  proof: z.object({ certificateId: id, signature: z.string().max(200) }),
  hash,
})

/** The link of an entry whose text can't be sent. */
const withheldSchema = z.object({
  sequence: z.number().int().positive(),
  previousHash: hash,
  hash,
  commandId: id,
  inspectionId: id,
  /** Why, for the officer. */
  withheld: z.string().min(1).max(500),
})

/** The link of an entry, without its text: the device says that it could not be sent. */
export type WithheldEntry = z.infer<typeof withheldSchema>

/** Either kind of entry; what is wrong with one is said of its own kind. */
const eitherSchema = z.looseObject({}).superRefine((entry, context) => {
  const checked = ('withheld' in entry ? withheldSchema : entrySchema).safeParse(entry)
  for (const { path, message } of checked.error?.issues ?? [])
    context.addIssue({ code: 'custom', path, message })
})

const requestSchema = z.object({ deviceId: id, entries: z.array(eitherSchema).min(1).max(largestPush) })

/** An entry as it came, with the hashes over exactly what was sent. */
export interface ReceivedEntry {
  sequence: number
  previousHash: string
  hash: string
  inspectionId: string
  commandId: string
  /** Account that the command names as its actor. */
  actorId: string
  /** As it came; not checked. */
  command: { type: string; deviceId: string }
  commandHash: string
  events: unknown[]
  proof: { certificateId: string; signature: string }
}

const texts = z.object({
  deviceId: id,
  entries: z.array(
    z.union([
      withheldSchema,
      z.object({
        command: entrySchema.shape.command
          .pick({
            id: true,
            inspectionId: true,
            actorId: true,
            deviceId: true,
          })
          .strip(),
      }),
    ]),
  ),
})

/**
 * Reads a push: checks its frame, and that its entries are one unbroken piece of a chain.
 * @throws ProblemError `request.malformed`, `chain.gap`, `chain.broken`; then nothing of the push was stored
 */
export function readPush(body: unknown): { deviceId: string; entries: (ReceivedEntry | WithheldEntry)[] } {
  requestSchema.parse(body)
  // The ids go to text columns; the rest of a command may hold any character.
  parse(texts, texts.parse(body))
  const raw = body as { deviceId: string; entries: (RawEntry | WithheldEntry)[] }
  const entries = raw.entries.map((entry) => ('withheld' in entry ? entry : received(entry)))
  entries.forEach((entry, index) => {
    const before = entries[index - 1]
    if (!before) return
    if (entry.sequence !== before.sequence + 1)
      throw new ProblemError('chain.gap', { expected: before.sequence + 1, received: entry.sequence })
    if (entry.previousHash !== before.hash)
      throw new ProblemError('chain.broken', { sequence: entry.sequence })
  })
  return { deviceId: raw.deviceId, entries }
}

type RawEntry = JournalEntry & { command: ReceivedEntry['command'] }

function received(entry: RawEntry): ReceivedEntry {
  const { sequence, previousHash, command, events, proof, hash: claimed } = entry
  let commandHash: string
  let computed: string
  try {
    commandHash = canonicalHash(command)
    computed = entryHash(entry)
  } catch {
    throw new ProblemError('request.malformed', { field: 'entries', detail: '含有不成对的代理字符' })
  }
  if (computed !== claimed) throw new ProblemError('chain.broken', { sequence })
  return {
    sequence,
    previousHash,
    hash: claimed,
    inspectionId: command.inspectionId,
    commandId: command.id,
    actorId: command.actorId,
    command,
    commandHash,
    events,
    proof,
  }
}
