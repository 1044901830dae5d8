import type { RiskClass, SubjectKind } from '../../shared/domain/business.ts'
import type { CommandPayload, CommandType } from '../../shared/domain/commands.ts'
import type { Actor, DecideContext } from '../../shared/domain/decide/context.ts'
import type { DocumentKindId } from '../../shared/domain/document-kinds.ts'
import type { FigureCase } from '../../shared/domain/follow-up-figure.ts'
import type { HistoryEntry } from '../../shared/domain/history.ts'
import type {
  Inspection,
  InspectionState,
  Listing,
  ListingDecision,
  ParkedChoice,
} from '../../shared/domain/inspection.ts'
import type { ProofPurpose } from '../../shared/domain/process.ts'
import type { DueDate } from '../../shared/domain/publication.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import type { FiguresAnswer } from '../../shared/protocol/figures.ts'
import type { HistoryPage } from '../../shared/protocol/history.ts'
import type { Account, Reference } from '../../shared/protocol/http.ts'
import type { Problem } from '../../shared/protocol/problems.ts'
import type { Host } from '../host/host.ts'
import type { Administration } from './administration.ts'
import type { BundleCheck } from './bundle-check.ts'
import type { Conflict } from './conflict.ts'
import type { DocumentNumbers } from './document-numbers.ts'
import type { Drafts } from './drafts.ts'

/**
 * What the screens see of the unlocked store: reads as snapshots with change notice, writes as commands.
 * Screens never reach Dexie, the journal or the network by themselves.
 */
export interface Workspace {
  readonly host: Host
  readonly account: Account
  readonly actor: Actor

  /** All inspections in the account's scope on this laptop, from the in-memory index. */
  readonly summaries: Snapshot<readonly Summary[]>
  readonly saving: Snapshot<SaveStatus>
  readonly space: Snapshot<SpaceStatus>
  readonly sync: Snapshot<SyncStatus>
  readonly outbox: Snapshot<readonly OutboxRow[]>
  /** Profiles, calendars, checklists, result lists as last synced. */
  readonly reference: Snapshot<Reference>

  /** One whole record; `undefined` while it loads, null when it is not on this laptop. */
  inspection(id: string): Snapshot<LoadedInspection | null | undefined>

  /**
   * The only way to change a record. Resolves after the journal and the database have it.
   * @param signer another officer who unlocked the own key on this laptop; the account itself when left out
   * @throws ProblemError when it could not be saved; nothing is changed then
   */
  dispatch<T extends CommandType>(
    inspectionId: string,
    type: T,
    payload: CommandPayload<T>,
    signer?: Signer,
  ): Promise<DispatchOutcome>

  /** Signs the findings with the signer's key and dispatches `signOff`. */
  signOff(inspectionId: string, signer?: Signer): Promise<DispatchOutcome>

  /** Unlocks only the signing key of an officer enrolled on this laptop. @throws ProblemError on a wrong password */
  unlockSigner(accountId: string, password: string): Promise<Signer>
  /** Checks the own password again before an act that asks for it. @throws ProblemError on a wrong password */
  confirmPassword(password: string): Promise<Signer>
  /** Accounts enrolled on this laptop. */
  enrolledAccounts(): Promise<readonly AccountCard[]>

  /** Hashes, encrypts and stores a file, then dispatches `addEvidence`. @throws ProblemError (empty, too large, not an image) */
  captureEvidence(
    inspectionId: string,
    file: EvidenceCapture,
    onProgress?: (share: number) => void,
  ): Promise<DispatchOutcome>
  /**
   * Keeps a file as proof of the process (复查, 移送, 反馈, 公示 …), which the signed findings do not cover.
   * @returns the outcome, and the id to name in the step that it proves. @throws ProblemError (empty, too large)
   */
  captureProof(
    inspectionId: string,
    file: Omit<EvidenceCapture, 'answerKey'>,
    purpose: ProofPurpose,
    onProgress?: (share: number) => void,
  ): Promise<DispatchOutcome & { proofId: string }>
  /** The whole plaintext of a piece of evidence: local, else from the station, verified against its hash. */
  evidenceBlob(evidenceId: string, mediaType: string): Promise<Blob>
  /** Object URL of a thumbnail (at most 264×176), or null when there is none (not an image, not here yet). Cached. */
  thumbnail(evidenceId: string): Promise<string | null>
  /** `stored`: on this laptop and verified; `station`: only there; `damaged`: hash check failed. */
  evidenceState(evidenceId: string): Promise<'stored' | 'station' | 'damaged'>

  /**
   * Takes the number for the next paper of a kind in a record, formatted; null without one (草稿). The same one comes
   * again until a paper or decision of the record carries it.
   */
  takeDocumentNumber(inspectionId: string, kind: string): Promise<string | null>
  /** Keeps the bytes of an issued document and dispatches `issueDocument`. */
  issueDocument(
    inspectionId: string,
    document: {
      kind: DocumentKindId
      title: string
      number: string
      templateVersion: string
      fontSetId: string
      pages: number
      choices?: Record<string, string | string[]>
      /** Characters that no face has. */
      missing?: string[]
      /** Re-issue: id of the paper it takes the place of, and why. */
      replaces?: string
      reason?: string
      bytes: Uint8Array
    },
  ): Promise<DispatchOutcome>
  /**
   * Bytes of an issued document: on this laptop, else from the station, where their hash is checked on arrival. Null
   * while the laptop that issued it has not brought them to the station, or the station can't be reached.
   */
  documentBytes(document: { id: string; sha256: string }): Promise<Uint8Array | null>

  /** Every act on an inspection: those still on this laptop, and the station's, asked anew each time. */
  history(inspectionId: string): Promise<RecordHistory>
  /** The case bundle of an inspection as the station holds it, a ZIP. @throws ProblemError when it can't be reached */
  caseBundle(inspectionId: string): Promise<Uint8Array>
  /** Verifies a case bundle without the station. @param onProgress share that was read, 0 to 1 */
  checkBundle(file: Blob, onProgress?: (share: number) => void): Promise<BundleCheck>

  /** Unsaved input of forms. */
  readonly drafts: Drafts

  /** What to do with commands of one inspection that the station did not take. */
  resolveParked(inspectionId: string, choice: ParkedChoice, reason: string): Promise<DispatchOutcome>
  /** What two laptops have done to one record; null when it can't be merged (reassigned, cancelled, signed). */
  conflict(inspectionId: string): Promise<Conflict | null>
  /** Ends a conflict: says for each item which answer stands. @throws ProblemError when it could not be saved */
  resolveConflict(
    inspectionId: string,
    taken: Readonly<Record<string, 'own' | 'station'>>,
    reason: string,
  ): Promise<DispatchOutcome>
  /** The two versions of an inspection in 需要处理. */
  parkedVersions(inspectionId: string): Promise<{ local: Inspection; station: Inspection } | null>

  /** The figures of the follow-up over every record that the account sees, counted by the station. @throws ProblemError when it can't be reached */
  stationFigures(): Promise<FiguresAnswer>

  /** 文号 of this laptop, and the station's ledger of them. */
  readonly numbers: DocumentNumbers

  /** What an admin changes in the station's rules. */
  readonly administration: Administration

  /**
   * Makes the laptop's database anew from its journal and the station; resolves when the station's records are here.
   * @throws ProblemError when the station can't be reached; nothing is changed then
   */
  rebuildDatabase(): Promise<void>

  /** Tries to reach the station now; resolves when this round is over. */
  syncNow(): Promise<void>
  /** Signs in at the station again, after the session there has ended. @throws ProblemError on a wrong password */
  renewSession(password: string): Promise<void>
  /** Forgets the keys and drops the index; the screen goes back to 解锁. */
  lock(): void
}

/** A value with change notice, made for `useSyncExternalStore`. */
export interface Snapshot<T> {
  get(): T
  subscribe(listener: () => void): () => void
}

export interface LoadedInspection {
  inspection: Inspection
  /** The data in the versions that the record is pinned to, with the account as actor. */
  context: DecideContext
  due: DueDate
  /** Whether commands of this record wait for the station, and whether some are parked. */
  pending: number
  parked: number
}

/** One row of the task list, from the encrypted summary packs. */
export interface Summary {
  id: string
  name: string
  code: string
  kind: SubjectKind
  address: string
  /** Pinyin initials of the name, lower case, for search. */
  initials: string
  stationName: string
  risk: RiskClass
  /** 列入经营异常名录 and the like, in words (P10, P19). */
  creditFlags?: readonly string[]
  state: InspectionState
  taskName: string
  taskNumber: string
  matters: string[]
  officers: { id: string; name: string }[]
  /** Ids of officers who have declared / signed. */
  declared: string[]
  signed: string[]
  due: DueDate
  answered: number
  total: number
  parked: number
  /** An application to postpone or cancel that is not decided yet (Z7). */
  change?: 'postpone' | 'cancel'
  /** What the figures count of it (Q13), with the state of its follow-up; undefined before it is submitted. */
  figure?: FigureCase
  listing?: {
    status: Listing['status']
    step: Listing['step']
    path: Listing['path']
    reasonText: string
    /** The 辖区所 of the business, whose head takes the first step. */
    stationId: string
    /** Until when it has to be decided, where that is known. */
    due?: DueDate
    decision?: { outcome: ListingDecision['outcome']; number: string; at: string }
  }
  /** The result leads to a listing, and nobody has completed the 审批表 yet. */
  toPropose?: true
  /** ISO timestamp of the last local or synced change. */
  changedAt: string
}

export interface SaveStatus {
  state: 'saved' | 'saving' | 'failed'
  /** ISO timestamp of the last durable write; since when it fails, for `failed`. */
  at: string | null
  problem?: Problem
  /** Says 单副本 where the host keeps only one copy. */
  copies: Host['copies']
  /** Bytes of a torn journal tail that were cut off at the last start. */
  tornBytes: number
  /** What was wrong with the journal at the last start; null for nothing. */
  journalDamage: JournalDamage | null
  /** The database was damaged, or was given up on request, and was made anew since the app was unlocked. */
  rebuilt: boolean
}

/** Room on the disk. While it is short, nothing new is saved, so that nothing old is lost. */
export interface SpaceStatus {
  readOnly: boolean
  /** Free bytes when it was asked last; null when the machine can't tell, or there is enough. */
  freeBytes: number | null
}

/** What was found wrong with the journal when it was read. All lists are sequences of entries. */
export interface JournalDamage {
  damagedBytes: number
  /** Written again from the database. */
  restored: number[]
  /** Neither journal nor database has them. */
  missing: number[]
  /** Changed by somebody. */
  altered: number[]
}

export interface SyncStatus {
  phase: 'idle' | 'first-sync' | 'pulling' | 'pushing' | 'uploading'
  online: boolean
  /** ISO timestamp of the last complete round. */
  lastSyncAt: string | null
  /** False until the first sync came to its end: the list is incomplete. */
  complete: boolean
  received: number
  total: number
  pending: number
  parked: number
  /** Hashes of evidence and issued papers that this laptop still has to bring to the station. */
  waitingFiles: readonly string[]
  /** The one on its way now. */
  uploads: { evidenceId: string; name: string; share: number }[]
  /** What stopped the last round. */
  problem: Problem | null
  /** Difference of the laptop's clock to the station's, milliseconds. */
  clockSkewMilliseconds: number
  /** The session at the station has ended; sync needs a sign-in. */
  needsSignIn: boolean
}

export interface OutboxRow {
  sequence: number
  commandId: string
  inspectionId: string
  inspectionName: string
  /** What the command is, in Chinese: 回避声明, 到场登记, 住所（经营场所）：不符合 … */
  label: string
  status: 'queued' | 'sending' | 'accepted' | 'parked' | 'held' | 'resolved'
  refusal?: Refusal
  problem?: Problem
  at: string
  acceptedAt?: string
}

/** An act that the station has not taken yet. */
export type PendingEntry = HistoryEntry & { status: 'queued' | 'parked' | 'held' }

export interface RecordHistory {
  pending: readonly PendingEntry[]
  /** In the order in which the station took them; null when it could not be asked. */
  taken: readonly HistoryEntry[] | null
  faults: HistoryPage['faults'] | null
  /** Why the station could not be asked. */
  problem: Problem | null
}

export type DispatchOutcome =
  | { inspection: Inspection; refusal?: undefined }
  | { refusal: Refusal; inspection?: undefined }

/** An officer whose signing key is unlocked. The key itself never leaves the store. */
export interface Signer {
  readonly account: Account
  readonly actor: Actor
}

export interface AccountCard {
  account: Account
  /** ISO date until which the signing certificate of this device is valid. */
  certificateValidUntil: string
}

export interface EvidenceCapture {
  blob: Blob
  name: string
  answerKey: string
  caption: string
  source: 'camera' | 'file' | 'paste' | 'drop' | 'signature'
}
