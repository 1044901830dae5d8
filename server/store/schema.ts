import type { ColumnType, Generated } from 'kysely'
import type { Command } from '../../shared/domain/commands.ts'
import type { DrawRecord } from '../../shared/domain/draw.ts'
import type { DomainEvent } from '../../shared/domain/events.ts'
import type { Inspection, InspectionState, OfficerDetails, Role } from '../../shared/domain/inspection.ts'
import type { Certificate, PushResult } from '../../shared/protocol/http.ts'
import type { NumberState } from '../../shared/protocol/numbers.ts'

/** A json column: read as a value, written with `toJson`. */
type Json<T> = ColumnType<T, string, string>

/** Tables of the station, as the migrations make them. Timestamps are ISO strings. */
export interface StationDatabase {
  meta: { key: string; value: Json<unknown> }
  /** One row: the last `rev` given. */
  revision: { id: number; value: number }
  stations: { id: string; name: string; district_id: string }
  accounts: {
    id: string
    login: string
    name: string
    role: Role
    station_id: string
    certificate_number: string
    /** ISO date, empty for accounts without a 执法证. */
    certificate_valid_until: string
    password_hash: string
    details: ColumnType<OfficerDetails, string | undefined, string>
  }
  tokens: { hash: string; account_id: string; device_id: string; expires_at: string }
  sign_in_attempts: { login: string; failures: number; last_at: string; locked_until: string | null }
  devices: {
    id: string
    name: string
    enrolled_at: string
    revoked_at: string | null
    /** End of the device's chain as the station knows it. */
    head_sequence: number
    head_hash: string
  }
  certificates: {
    id: string
    account_id: string
    device_id: string
    body: Json<Certificate>
    valid_until: string
    revoked_at: string | null
  }
  escrows: { device_id: string; account_id: string; hash: string; escrow: string; stored_at: string }
  /** At most one per account: that of its last password reset. */
  recovery_permits: { id: string; account_id: string; allowed_by: string; allowed_at: string }
  /** What a permit was used for on a device, until the account is enrolled there again. */
  recovery_uses: {
    permit_id: string
    device_id: string
    /** Null when the account was enrolled again without a recovery. */
    escrow_hash: string | null
    closed_at: string | null
  }
  audit_log: {
    id: Generated<number>
    at: string
    actor_id: string
    action: string
    subject: string
    detail: Json<unknown>
  }
  reference_data: { kind: ReferenceKind; id: string; version: number; body: Json<unknown> }
  inspections: {
    id: string
    station_id: string
    district_id: string
    state: InspectionState
    business_code: string
    task_number: string
    rev: number
    body: Json<Inspection>
  }
  inspection_access: {
    inspection_id: string
    scope: string
    rev: number
    active: boolean
    /** The version that the scope saw last, once it is not active any more. */
    snapshot: ColumnType<Inspection | null, string | null, string | null>
  }
  /** Files that an inspection names. */
  inspection_files: { inspection_id: string; sha256: string; kind: 'evidence' | 'document' }
  /** Links of the devices' chains, whatever became of the command. */
  chain: { device_id: string; sequence: number; hash: string; command_id: string; inspection_id: string }
  commands: {
    command_id: string
    device_id: string
    sequence: number
    inspection_id: string
    /** The entry as it was received. */
    body: Json<unknown>
    body_hash: string
    status: 'accepted' | 'parked'
    result: Json<PushResult>
    received_at: string
  }
  /** Parked commands that still hold back later entries of the device for the inspection. */
  parked: { command_id: string; device_id: string; inspection_id: string; sequence: number }
  /** What an officer decided about commands that the station did not take. */
  resolutions: { command_id: string; device_id: string; resolved_by: string; choice: string }
  /** The station's own chain, in `rev` order. */
  log: {
    rev: number
    inspection_id: string
    command: Json<Command | null>
    events: Json<DomainEvent[]>
    at: string
    /** State that a dispatch laid down; null for a command, and for dispatches of older stations. */
    body: ColumnType<Inspection | null, string | null, string | null>
    previous_hash: string
    hash: string
    /** How `hash` was made; 2 is over `content_hash`. */
    version: ColumnType<1 | 2, 1 | 2 | undefined, never>
    content_hash: string | null
    /** Hash of the device's chain at the command; null for what the station did itself. */
    entry_hash: string | null
  }
  draws: {
    id: string
    inspection_id: string
    outgoing: string
    status: 'committed' | 'drawn' | 'void'
    seed: string
    commitment: Json<DrawCommitment>
    record: ColumnType<DrawRecord | null, string | null, string | null>
    committed_at: string
  }
  /** The ledger of 文号: every number in exactly one state. */
  document_numbers: {
    authority: string
    kind: string
    year: number
    number: number
    state: NumberState
    /** When it came into its state. */
    since: string
    device_id: string | null
    block_id: string | null
    /** Who had it reserved, then who issued the paper. */
    officer_id: string | null
    inspection_id: string | null
    document_id: string | null
    command_id: string | null
    /** A paper with this number that was parked. */
    parked_command_id: string | null
    void_cause: VoidCause | null
    void_reason: string | null
    voided_by: string | null
  }
  blobs: { sha256: string; size: number; received_at: string; received_from: string }
}

export type ReferenceKind = 'profile' | 'calendar' | 'resultList' | 'checklist'
/** What the station commits to before it draws. */
export type DrawCommitment = Omit<DrawRecord, 'seed' | 'drawnAt' | 'result'>

/**
 * Why a number is 作废: the year ended, its device was stopped, somebody said so, the paper that carried it was voided,
 * or it is from before the ledger. A paper issued in time turns the first two into issued when it comes late.
 */
export type VoidCause = 'expired' | 'device' | 'person' | 'document' | 'before' | 'restored'
