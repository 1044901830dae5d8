import { z } from 'zod'
import { documentKindIds } from './document-kinds.ts'
import { followUpKinds } from './result-list.ts'
import { checkMethods } from './visit-facts.ts'

const id = z.string().min(1).max(80)
const timestamp = z.iso.datetime({ offset: true })
const isoDate = z.iso.date()
const shortText = z.string().max(500)
const longText = z.string().max(4000)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** What the 名录库 says of an officer beside identity and 执法证 (P5, P15, Q4). */
const officerDetails = {
  department: shortText.optional(),
  position: shortText.optional(),
  expertise: z.array(shortText).max(20).optional(),
  expert: z.boolean().optional(),
}

/** What an officer says about one item. */
const answerShape = {
  result: z.enum(['conform', 'nonconform', 'notApplicable', 'unverifiable']),
  facts: longText,
  disposition: z.enum(['corrected-on-site', 'ordered-correction', 'lead-transfer', 'case-filing']).optional(),
  correctBy: isoDate.optional(),
  comparison: z.object({ published: longText, registered: longText, actual: longText }).optional(),
}

/** Version (`standingVersion`) of the value that this one replaces; null for a first one, absent in older commands. */
const replacedVersion = hash.nullable().optional()

/** Payload of every command, by type. The one place where their shapes are defined. */
export const commandPayloads = {
  declareRecusal: z.object({
    conflict: z.boolean(),
    ground: z.enum(['party-or-relative', 'direct-interest', 'other-relation']).optional(),
    relation: shortText.optional(),
    note: shortText.optional(),
  }),
  issueDocument: z.object({
    documentId: id,
    kind: z.enum(documentKindIds),
    title: shortText,
    number: z.string().max(80),
    templateVersion: z.string().max(40),
    fontSetId: z.string().max(80),
    sha256: hash,
    pages: z.number().int().positive().max(2000),
    /** What the officer set on the paper beyond the record: with the record it gives the same paper again. */
    choices: z
      .record(z.string().max(60), z.union([z.string().max(4000), z.array(shortText).max(200)]))
      .optional(),
    /** Characters that no face has, each with its variant marks: the officer has seen that they print as codes. */
    missing: z.array(z.string().max(40)).max(500).optional(),
    /** Re-issue: the paper that this one takes the place of, and why. */
    replaces: id.optional(),
    reason: shortText.optional(),
  }),
  /** 作废 of a paper that was issued; paper and number stay in the ledger. */
  voidDocument: z.object({ documentId: id, reason: shortText }),
  recordNoticeDelivery: z.object({
    method: z.enum(['phone', 'mail', 'onSite']),
    at: timestamp,
    note: shortText,
  }),
  recordMailing: z.object({
    mailingId: id,
    channel: z.string().max(20),
    trackingNumber: z.string().max(40),
    address: shortText,
    postedOn: isoDate,
  }),
  recordMailingOutcome: z.object({
    mailingId: id,
    result: z.enum(['signed', 'returned']),
    on: isoDate,
    note: shortText,
  }),
  recordReminder: z.object({
    reminderId: id,
    method: z.enum(['phone', 'sms']),
    number: z.string().max(40),
    contact: shortText,
    at: timestamp,
    outcome: shortText,
  }),
  recordArrival: z.object({
    at: timestamp,
    place: shortText,
    present: z.array(id).max(20),
    credentialsShown: z.boolean(),
    rightsExplained: z.boolean(),
    partyMet: z.boolean(),
    partyName: shortText,
    partyPosition: shortText,
    /** 政策宣讲 (J10): what was explained to the party; may be left out. */
    policyNote: z.string().max(500).optional(),
  }),
  answerItem: z.object({
    answerKey: z.string().max(160),
    ...answerShape,
    /** Command id of the answer that this one replaces; null for a first answer. */
    replaces: id.nullable(),
  }),
  fillRemaining: z.object({ checklistId: id, answerKeys: z.array(z.string().max(160)).min(1).max(500) }),
  addEvidence: z.object({
    evidenceId: hash,
    name: z.string().min(1).max(255),
    mediaType: z.string().max(120),
    size: z.number().int().positive(),
    answerKey: z.string().max(160),
    caption: shortText,
    source: z.enum(['camera', 'file', 'paste', 'drop', 'signature']),
    capturedAt: timestamp,
  }),
  withdrawEvidence: z.object({ evidenceId: hash, reason: shortText }),
  conclude: z.object({
    matters: z.record(z.string(), z.enum(['no-problem', 'problem', 'not-completed'])),
    resultCode: z.string().max(20),
    facts: longText,
    qualification: longText,
    legalBasis: longText,
    followUp: z.enum(followUpKinds),
    followUpDue: isoDate.optional(),
    reinspectOn: isoDate.optional(),
    receiver: shortText.optional(),
    endedAt: timestamp,
    replaces: replacedVersion,
  }),
  recordPartyStatement: z.object({
    mode: z.enum(['signed', 'refused', 'absent']),
    opinion: longText,
    signerName: shortText,
    signatureEvidenceId: hash.optional(),
    reason: shortText,
    witnessName: shortText,
    witnessIdTail: z.string().max(4),
    replaces: replacedVersion,
  }),
  signOff: z.object({
    certificateId: id,
    findingsHash: hash,
    signature: z.string().max(200),
    signedAt: timestamp,
  }),
  proposeListing: z.object({
    reason: z.string().max(40),
    situation: longText,
    clauses: longText,
    handlerOpinion: shortText,
  }),
  reviewListing: z.object({
    step: z.enum(['stationHead', 'bureauReviewer', 'bureauApprover']),
    decision: z.enum(['approve', 'return']),
    opinion: z.string().max(500),
  }),
  /** The end of the chain: 予以列入 with a number of the station, or 不予列入 with a reason. */
  recordListingDecision: z.object({
    outcome: z.enum(['listed', 'not-listed']),
    number: z.string().max(80),
    reason: z.string().max(500),
  }),
  /** J6, F20. */
  recordMethod: z.object({
    checklistId: id,
    method: z.enum(checkMethods),
    outcome: z.enum(['sufficient', 'insufficient']),
    reason: shortText,
    replaces: replacedVersion,
  }),
  /** 歇业、迁出、注销 before 无法联系. */
  recordStatusCheck: z.object({
    checkId: id,
    source: z.enum(['公示系统', '登记档案', '现场']),
    status: z.enum([
      'operating',
      'suspended',
      'closed',
      'liquidating',
      'moved',
      'deregistered',
      'licence-revoked',
      'registration-revoked',
    ]),
    note: shortText,
    serviceAddress: shortText,
    operatorAddressChecked: z.boolean(),
  }),
  /** P14. */
  recordOpinion: z.object({
    opinionId: id,
    kind: z.enum(['audit', 'inspection', 'testing', 'appraisal', 'evaluation']),
    body: shortText,
    entrustedBy: shortText,
    payer: z.enum(['entrusting-body', 'party']),
    conclusion: longText,
    evidenceId: hash,
  }),
  /** P18. */
  recordObstruction: z.object({
    obstructionId: id,
    kind: z.enum(['refused-entry', 'refused-materials', 'false-statement', 'other']),
    facts: longText,
    witnessName: shortText,
  }),
  /** Z11: the task goes back, with the reason. */
  returnTask: z.object({ reason: shortText }),
  /** Z7: written application to postpone or cancel, and its decision. */
  applyPlanChange: z.object({
    changeId: id,
    kind: z.enum(['postpone', 'cancel']),
    until: isoDate.optional(),
    reason: shortText,
  }),
  decidePlanChange: z.object({ changeId: id, approved: z.boolean(), opinion: shortText }),
  /** J11. */
  reviewResult: z.object({ decision: z.enum(['approve', 'return']), opinion: shortText }),
  /** 更正 of sealed findings; the old version is kept. */
  amendFindings: z.object({ reason: shortText }),
  /** Evidence of the process, which the signatures over the findings do not cover. */
  addProof: z.object({
    evidenceId: hash,
    name: z.string().min(1).max(255),
    mediaType: z.string().max(120),
    size: z.number().int().positive(),
    caption: shortText,
    source: z.enum(['camera', 'file', 'paste', 'drop']),
    capturedAt: timestamp,
    purpose: z.enum([
      'correction',
      'reinspection',
      'transfer',
      'feedback',
      'publication',
      'listing',
      'other',
    ]),
  }),
  /** F22, Q14. */
  recordReinspection: z.object({
    reinspectionId: id,
    at: timestamp,
    present: z.array(id).max(20),
    outcome: z.enum(['corrected', 'not-corrected']),
    facts: longText,
    proofIds: z.array(hash).max(50),
    nextDue: isoDate.optional(),
  }),
  recordTransfer: z.object({
    transferId: id,
    kind: z.enum(['lead-transfer', 'case-filing', 'notify-other']),
    receiver: shortText,
    sentOn: isoDate,
    acknowledgedBy: shortText,
    proofIds: z.array(hash).max(50),
  }),
  recordFeedback: z.object({
    transferId: id,
    on: isoDate,
    outcome: z.enum(['accepted', 'filed', 'handled', 'returned']),
    text: longText,
    proofIds: z.array(hash).max(50),
  }),
  closeFollowUp: z.object({ text: longText }),
  /** Q12, P16, F16. */
  preparePublication: z.object({
    text: longText,
    redactions: z
      .array(
        z.object({
          part: shortText,
          ground: z.enum(['state-secret', 'trade-secret', 'privacy']),
          reason: shortText,
        }),
      )
      .max(50),
    replaces: replacedVersion,
  }),
  recordPublication: z.object({ publishedOn: isoDate, platform: shortText, reference: shortText }),
  /** F17. */
  archiveCase: z.object({ fileNumber: z.string().max(80), handedTo: shortText }),
  /** Way out of 需要处理: says what becomes of commands that the station did not take. */
  resolveParked: z.object({
    choice: z.enum(['hand-over', 'request-return', 'keep-local']),
    commandIds: z.array(id).min(1).max(1000),
    reason: shortText,
  }),
  /**
   * Two laptops answered the same items: what stands, decided on the station's version. `commandIds` are own commands
   * that it takes the place of; own ones that are not named are judged again after it.
   */
  resolveConflict: z.object({
    items: z
      .array(
        z.object({
          answerKey: z.string().max(160),
          taken: z.enum(['own', 'station']),
          /** Command id of the station's answer that was seen; null when it had none. */
          replaces: id.nullable(),
          own: z.object({ ...answerShape, by: id, at: timestamp }),
        }),
      )
      .max(500),
    commandIds: z.array(id).min(1).max(1000),
    reason: shortText,
  }),
  /* Given by the station only. */
  replaceOfficer: z.object({
    drawId: id,
    outgoing: id,
    incoming: z.object({
      id,
      name: shortText,
      stationId: id,
      certificateNumber: z.string().max(40),
      certificateValidUntil: isoDate,
      ...officerDetails,
    }),
  }),
  recordReceipt: z.object({ receivedAt: timestamp }),
  cancelInspection: z.object({ reason: shortText }),
  reassignOfficers: z.object({
    officers: z
      .array(
        z.object({
          id,
          name: shortText,
          stationId: id,
          certificateNumber: z.string().max(40),
          certificateValidUntil: isoDate,
          ...officerDetails,
        }),
      )
      .min(2),
    reason: shortText,
  }),
} as const

export type CommandType = keyof typeof commandPayloads
export type CommandPayload<T extends CommandType> = z.infer<(typeof commandPayloads)[T]>

/** Commands that only the station gives. */
export const stationCommands: readonly CommandType[] = [
  'replaceOfficer',
  'recordReceipt',
  'cancelInspection',
  'reassignOfficers',
]

const versionReference = z.object({ id, version: z.number().int().positive() })

const envelope = {
  /** UUIDv7 made on the device. */
  id,
  inspectionId: id,
  /** Account that acts; its key made `proof`. */
  actorId: id,
  deviceId: id,
  decidedAt: z.object({ wall: timestamp, monotonicMilliseconds: z.number().nonnegative() }),
  versions: z.object({
    profile: versionReference,
    calendar: versionReference,
    checklists: z.array(versionReference),
    resultList: versionReference,
  }),
  /** `canonicalHash` of the state that the command was decided on. */
  baseHash: hash,
}

type Envelope = z.infer<z.ZodObject<typeof envelope>>

/** A command is plain data; the union is discriminated by `type`. */
export type Command = { [T in CommandType]: Envelope & { type: T; payload: CommandPayload<T> } }[CommandType]
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

const variants = (Object.keys(commandPayloads) as CommandType[]).map((type) =>
  z.object({ ...envelope, type: z.literal(type), payload: commandPayloads[type] }),
)

/** Checks a command from outside; unknown members are kept out of `decide` but never make it fail. */
export const commandSchema: z.ZodType<Command> = z.discriminatedUnion(
  'type',
  variants as unknown as [z.ZodObject<{ type: z.ZodLiteral<string> }>],
) as unknown as z.ZodType<Command>
