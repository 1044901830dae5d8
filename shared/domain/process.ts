import type { Evidence, Signature } from './inspection.ts'

/** 复核 inside the unit before the result counts as submitted (J11). */
export interface ResultReview {
  decision: 'approve' | 'return'
  opinion: string
  reviewerId: string
  reviewerName: string
  at: string
}

/** A sealed version that was opened again: by a 复核 that returned it, or for a 更正. Nothing of it is lost. */
export interface Amendment {
  id: string
  kind: 'review-return' | 'amendment'
  reason: string
  by: string
  at: string
  /** Hash and signatures of the version that was replaced, and its whole findings. */
  findingsHash: string
  signatures: Signature[]
  findings: unknown
  /** Steps of the follow-up of that version: they answer for nothing that is found now. */
  followUp: FollowUpRecord
}

/** Written application to postpone or cancel (Z7), and what the 信用监管 side decided. */
export interface PlanChange {
  id: string
  kind: 'postpone' | 'cancel'
  /** ISO date, the new last day, for a postponement. */
  until?: string
  reason: string
  appliedBy: string
  appliedAt: string
  decision?: { approved: boolean; opinion: string; by: string; byName: string; at: string }
}

/** An officer gave the task back (Z11): another has to be assigned. */
export interface TaskReturn {
  officerId: string
  reason: string
  at: string
}

/** What a piece of evidence of the process proves. Such pieces are not part of the signed findings. */
export type ProofPurpose =
  | 'correction'
  | 'reinspection'
  | 'transfer'
  | 'feedback'
  | 'publication'
  | 'listing'
  | 'other'

export const proofPurposeNames: Record<ProofPurpose, string> = {
  correction: '改正材料',
  reinspection: '复查材料',
  transfer: '移送材料',
  feedback: '反馈材料',
  publication: '公示材料',
  listing: '列入材料',
  other: '其他材料',
}

export type Proof = Evidence & { purpose: ProofPurpose }

/** 复查 of a 责令改正. */
export interface Reinspection {
  id: string
  /** ISO timestamp of the visit. */
  at: string
  present: string[]
  outcome: 'corrected' | 'not-corrected'
  facts: string
  proofIds: string[]
  /** ISO date: the new 改正期限, where the first one passed without effect. */
  nextDue?: string
  by: string
}

/** 线索移送, 立案 or 抄告 as it was handed over. */
export interface Transfer {
  id: string
  kind: 'lead-transfer' | 'case-filing' | 'notify-other'
  receiver: string
  /** ISO date. */
  sentOn: string
  /** Who took it there. */
  acknowledgedBy: string
  proofIds: string[]
  by: string
  feedback?: {
    /** ISO date. */
    on: string
    outcome: 'accepted' | 'filed' | 'handled' | 'returned'
    text: string
    proofIds: string[]
    by: string
  }
}

/** Follow-up of a result (F22, Q14). Whether it is closed follows from its content: `follow-up.ts`. */
export interface FollowUpRecord {
  reinspections: Reinspection[]
  transfers: Transfer[]
  /** For 其他 and for a result that leads to none of the above: how it ended. */
  closure?: { text: string; by: string; at: string }
}

export type RedactionGround = 'state-secret' | 'trade-secret' | 'privacy'

/** 涉及国家安全、商业秘密和个人隐私的 (P16). */
export const redactionGroundNames: Record<RedactionGround, string> = {
  'state-secret': '国家安全',
  'trade-secret': '商业秘密',
  privacy: '个人隐私',
}

/** 公示 of the result (Q12, P16, F16): first the text with what must not be shown, then the act itself. */
export interface Publication {
  text: string
  redactions: { part: string; ground: RedactionGround; reason: string }[]
  preparedBy: string
  preparedAt: string
  /** ISO date. */
  publishedOn?: string
  platform?: string
  reference?: string
  recordedBy?: string
  recordedAt?: string
}

/** 立卷归档 and handing over to the 辖区市场监管所 (F17). */
export interface Archive {
  fileNumber: string
  handedTo: string
  by: string
  at: string
}

/** The part of an inspection that is not signed as findings: each step is a signed command of its own. */
export interface Process {
  review?: ResultReview
  amendments: Amendment[]
  changes: PlanChange[]
  taskReturn?: TaskReturn
  proofs: Proof[]
  followUp: FollowUpRecord
  publication?: Publication
  archive?: Archive
}

/** A process that nothing has happened in. */
export const noProcess: Process = {
  amendments: [],
  changes: [],
  proofs: [],
  followUp: { reinspections: [], transfers: [] },
}
