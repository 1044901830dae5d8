import type { Business } from './business.ts'
import type { ChecklistReference } from './checklist.ts'
import type { DocumentKindId } from './document-kinds.ts'
import type { Mailing, Reminder } from './mailing.ts'
import type { Process } from './process.ts'
import type { FollowUpKind } from './result-list.ts'
import type { MatterMethod, Obstruction, StatusCheck, ThirdPartyOpinion } from './visit-facts.ts'

export type Role = 'inspector' | 'stationHead' | 'bureauReviewer' | 'bureauApprover' | 'admin'

/** What the 名录库 says of an officer beside identity and 执法证. */
export interface OfficerDetails {
  /** For 部门联合检查 (Q10, P15). */
  department?: string | undefined
  /** 职务 and 业务专长 (P5, Q4). */
  position?: string | undefined
  expertise?: string[] | undefined
  /** Of the library of experts and third-party bodies (Q4). */
  expert?: boolean | undefined
}

/** An officer as the record knows one: identity, 执法证, 名录库. */
export interface Officer extends OfficerDetails {
  id: string
  name: string
  stationId: string
  /** 执法证号. */
  certificateNumber: string
  /** ISO date, last day of validity of the 执法证. */
  certificateValidUntil: string
}

/** The 抽查任务 that this inspection belongs to (header fields Z13). */
export interface TaskHeader {
  id: string
  number: string
  name: string
  direction: '定向' | '不定向'
  objectScope: string
  ratio: string
  /** ISO dates, inclusive. */
  from: string
  to: string
  issuingBody: string
  checkingBody: string
  /** This year's how manieth inspection of the business. */
  visitOfYear: number
}

export type InspectionState =
  | 'awaiting-recusal'
  | 'awaiting-replacement'
  | 'awaiting-notice'
  | 'awaiting-inspection'
  | 'inspecting'
  | 'awaiting-signatures'
  | 'awaiting-review'
  | 'sealed'
  | 'accepted'
  | 'awaiting-publication'
  | 'published'
  | 'archived'
  | 'task-returned'
  | 'cancelled'

export const inspectionStateNames: Record<InspectionState, string> = {
  'awaiting-recusal': '待回避声明',
  'awaiting-replacement': '等待重新抽取',
  'awaiting-notice': '待通知',
  'awaiting-inspection': '待检查',
  inspecting: '检查中',
  'awaiting-signatures': '待签字',
  'awaiting-review': '待复核',
  sealed: '已提交，待受理',
  accepted: '已受理',
  'awaiting-publication': '待公示',
  published: '已公示',
  archived: '已归档',
  'task-returned': '已退回，待改派',
  cancelled: '已取消',
}

export type RecusalGround = 'party-or-relative' | 'direct-interest' | 'other-relation'

/** 回避情形, domain.md §3.7. */
export const recusalGroundNames: Record<RecusalGround, string> = {
  'party-or-relative': '系当事人或者当事人的近亲属',
  'direct-interest': '与本案有直接利害关系',
  'other-relation': '与当事人有其他关系，可能影响公正处理',
}

export interface Recusal {
  officerId: string
  conflict: boolean
  ground?: RecusalGround
  /** Relation in words, for example 配偶. */
  relation?: string
  note?: string
  /** ISO timestamp of the device. */
  declaredAt: string
}

export interface Replacement {
  drawId: string
  outgoing: string
  incoming: string
  at: string
}

export interface NoticeDelivery {
  method: 'phone' | 'mail' | 'onSite'
  at: string
  note: string
  by: string
}

export interface Arrival {
  at: string
  place: string
  /** Ids of the officers present (F11, P12, F23). */
  present: string[]
  credentialsShown: boolean
  /** The party was told of the right to apply for recusal. */
  rightsExplained: boolean
  /** Whether a representative of the party was met. */
  partyMet: boolean
  partyName: string
  partyPosition: string
  /** 政策宣讲 (J10): which policy was explained; absent when none is noted. */
  policyNote?: string
}

export type AnswerResult = 'conform' | 'nonconform' | 'notApplicable' | 'unverifiable'

export const answerNames: Record<AnswerResult, string> = {
  conform: '符合',
  nonconform: '不符合',
  notApplicable: '不适用',
  unverifiable: '无法核实',
}

export type Disposition = 'corrected-on-site' | 'ordered-correction' | 'lead-transfer' | 'case-filing'

export const dispositionNames: Record<Disposition, string> = {
  'corrected-on-site': '当场改正',
  'ordered-correction': '责令改正',
  'lead-transfer': '线索移送',
  'case-filing': '立案调查',
}

export interface Comparison {
  published: string
  registered: string
  actual: string
}

export interface Answer {
  result: AnswerResult
  facts: string
  disposition?: Disposition
  /** ISO date of the 改正期限. */
  correctBy?: string
  comparison?: Comparison
  by: string
  at: string
  /** Command that gave the answer: a later edit names the one it replaces. */
  commandId: string
  /** Given by 其余全部符合. */
  bulk: boolean
  /** How often the answer was given before. */
  revision: number
}

export interface Evidence {
  /** SHA-256 of the plaintext, computed at capture. */
  id: string
  name: string
  mediaType: string
  size: number
  /** Key of the answer it belongs to; empty for the inspection as a whole. */
  answerKey: string
  caption: string
  source: 'camera' | 'file' | 'paste' | 'drop' | 'signature'
  capturedAt: string
  by: string
  withdrawn?: { reason: string; by: string; at: string }
}

export interface Conclusion {
  /** Result per 抽查事项, by checklist id. */
  matters: Record<string, 'no-problem' | 'problem' | 'not-completed'>
  resultCode: string
  resultText: string
  /** 事实、定性、适用依据 (F12). */
  facts: string
  qualification: string
  legalBasis: string
  followUp: FollowUpKind
  /** ISO date: 改正期限 or the date until which the follow-up is due. */
  followUpDue?: string
  /** ISO date of the 复查 for 责令改正. */
  reinspectOn?: string
  /** Receiving body of a 移送 or 抄告. */
  receiver?: string
  endedAt: string
  by: string
}

export interface PartyStatement {
  mode: 'signed' | 'refused' | 'absent'
  opinion: string
  signerName: string
  /** Evidence id of the drawn signature. */
  signatureEvidenceId?: string
  reason: string
  witnessName: string
  /** Only the last four digits are kept in the record. */
  witnessIdTail: string
  recordedAt: string
}

/** One officer's signature over the findings. */
export interface Signature {
  officerId: string
  certificateId: string
  findingsHash: string
  /** Base64 of the raw ECDSA P-256 signature over `signatureStatement`. */
  value: string
  signedAt: string
}

export interface IssuedDocument {
  id: string
  kind: DocumentKindId
  title: string
  /** 文号; empty when it was printed as 草稿. */
  number: string
  version: number
  templateVersion: string
  fontSetId: string
  sha256: string
  pages: number
  /** What the officer set on the paper beyond the record. */
  choices?: Record<string, string | string[]>
  /** Characters that no face had: they stand on the paper as codes. */
  missing?: string[]
  /** Re-issue: id of the paper that this one takes the place of, and why. */
  replaces?: string
  reason?: string
  issuedAt: string
  by: string
  /** 作废: it stays in the ledger, and its number is used up. */
  voided?: { reason: string; by: string; byName: string; at: string }
}

export type ListingStep = 'stationHead' | 'bureauReviewer' | 'bureauApprover'

export interface ListingReview {
  step: ListingStep
  decision: 'approve' | 'return'
  opinion: string
  reviewerId: string
  reviewerName: string
  at: string
}

/** The decision that ends the chain (予以列入 or 不予列入), numbered by the station. */
export interface ListingDecision {
  outcome: 'listed' | 'not-listed'
  /** 文号 of the 决定书; empty for 不予列入. */
  number: string
  reason: string
  by: string
  byName: string
  at: string
}

/** 列入经营异常名录, or 标记为经营异常状态 for 个体工商户 (domain.md §2.3): the approval in hand. */
export interface Listing {
  path: 'listing' | 'marking'
  reason: string
  reasonText: string
  situation: string
  clauses: string
  handlerOpinion: string
  proposedBy: string
  proposedAt: string
  status: 'pending' | 'returned' | 'approved' | 'decided'
  /** Step in hand while pending. */
  step: ListingStep
  reviews: ListingReview[]
  decision?: ListingDecision
}

/** States of a record whose findings are sealed. */
export const sealedStates: readonly InspectionState[] = [
  'awaiting-review',
  'sealed',
  'accepted',
  'awaiting-publication',
  'published',
  'archived',
]

/** States of a record that the station has received with all its evidence. */
export const receivedStates: readonly InspectionState[] = [
  'accepted',
  'awaiting-publication',
  'published',
  'archived',
]

/** Versions of the data that the record was made under. */
export interface Versions {
  profile: { id: string; version: number }
  calendar: { id: string; version: number }
  checklists: ChecklistReference[]
  resultList: { id: string; version: number }
}

/** A reference bundle that a former officer handed over after a reassignment. */
export interface HandedOver {
  by: string
  /** `merge`: a conflict between two laptops was resolved. */
  choice: ParkedChoice | 'merge'
  reason: string
  commandIds: string[]
  at: string
  /** Items that both laptops had answered, with both answers. */
  conflicts?: ConflictingItem[]
}

/** One item that two laptops answered, and which answer stands. */
export interface ConflictingItem {
  answerKey: string
  taken: 'own' | 'station'
  own: AnswerVersion
  station: AnswerVersion | null
}

/** One of two answers, with who gave it and when. */
export type AnswerVersion = Pick<Answer, 'result' | 'facts'> & { answeredBy: string; answeredAt: string }

export type ParkedChoice = 'hand-over' | 'request-return' | 'keep-local'

/** One business, one visit, n matters: the unit of sync, of ownership and of signing. */
export interface Inspection {
  id: string
  /** Number of events applied. */
  version: number
  stationId: string
  task: TaskHeader
  business: Business
  /** 抽查事项 of this visit; the versions named here are the dispatched ones. */
  checklists: ChecklistReference[]
  versions: Versions
  /** The district asks for a notice before the visit (its profile, pinned at dispatch). */
  noticeRequired: boolean
  /** The district asks for a 复核 inside the unit before the result is submitted (J11; its profile, pinned at dispatch). */
  reviewRequired: boolean
  officers: Officer[]
  state: InspectionState
  recusals: Recusal[]
  replacements: Replacement[]
  deliveries: NoticeDelivery[]
  /** 专用信函 ledger (F4 to F6). */
  mailings: Mailing[]
  /** 列异提醒 (F7): process, usually after the signatures, so not part of the findings. */
  reminders: Reminder[]
  /** How matters were checked, where that was recorded (J6, F20). */
  methods: MatterMethod[]
  statusChecks: StatusCheck[]
  opinions: ThirdPartyOpinion[]
  obstructions: Obstruction[]
  arrival?: Arrival
  answers: Record<string, Answer>
  evidence: Evidence[]
  conclusion?: Conclusion
  party?: PartyStatement
  signatures: Signature[]
  documents: IssuedDocument[]
  listing?: Listing
  handedOver: HandedOver[]
  process: Process
  /** Reason of a cancellation or of the last reassignment, as the station gave it. */
  stationNote?: { kind: 'cancelled' | 'reassigned'; reason: string; by: string; at: string }
  /** Time at which the station had the sealed record and all evidence. */
  receivedAt?: string
}

/** Officers who have not declared a recusal yet. */
export function officersToDeclare(inspection: Inspection): Officer[] {
  return inspection.officers.filter(
    (officer) => !inspection.recusals.some((entry) => entry.officerId === officer.id),
  )
}

/** The declaration of one officer, if there is one. */
export function recusalOf(inspection: Inspection, officerId: string): Recusal | undefined {
  return inspection.recusals.find((entry) => entry.officerId === officerId)
}

/** Officers whose signature is still due. */
export function officersToSign(inspection: Inspection): Officer[] {
  // Without a visit (two letters came back) every assigned officer signs.
  const present = inspection.arrival?.present ?? inspection.officers.map(({ id }) => id)
  return inspection.officers.filter(
    (officer) =>
      present.includes(officer.id) && !inspection.signatures.some((entry) => entry.officerId === officer.id),
  )
}

/** Every file that a record names: evidence of the findings and proofs of the process, each once. */
export function filesOf({
  evidence,
  process,
}: Pick<Inspection, 'evidence' | 'process'>): readonly Evidence[] {
  const known = new Set(evidence.map(({ id }) => id))
  return [...evidence, ...process.proofs.filter(({ id }) => !known.has(id))]
}
