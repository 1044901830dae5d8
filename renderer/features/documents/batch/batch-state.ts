import { documentKindOf } from '../../../../shared/documents/index.ts'
import { chinaDate } from '../../../../shared/domain/china-time.ts'
import type { DocumentKindId } from '../../../../shared/domain/document-kinds.ts'
import type { Problem } from '../../../../shared/protocol/problems.ts'
import type { LoadedInspection } from '../../../app/workspace.ts'
import { documentRecord, paperInput } from '../paper-input.ts'
import type { PaperJob } from '../typeset-messages.ts'
import type { BatchRow } from './batch-rows.ts'

/** A paper that the batch has made. */
export interface MadePaper {
  readonly records: readonly LoadedInspection[]
  readonly job: PaperJob
  readonly number: string
  /** Of an issued paper: the bytes of the ledger. */
  readonly bytes?: Uint8Array
}

export interface BatchState {
  readonly task: string
  readonly kind: DocumentKindId
  /** Whether the papers are numbered and put into the ledger. */
  readonly issues: boolean
  readonly rows: readonly BatchRow[]
  readonly phase: 'choosing' | 'reading' | 'working' | 'done'
  readonly progress: { readonly label: string; readonly done: number; readonly of: number } | null
  /** Characters that no face has, and that wait to be acknowledged. */
  readonly missing: readonly string[] | null
  /** How the last run ended. */
  readonly end: 'whole' | 'cancelled' | 'out-of-numbers' | null
  readonly problem: Problem | null
  readonly made: readonly MadePaper[]
  /** What became of the last save. */
  readonly said: string
}

export const emptyBatch: BatchState = {
  task: '',
  kind: 'inspection-notice',
  issues: true,
  rows: [],
  phase: 'choosing',
  progress: null,
  missing: null,
  end: null,
  problem: null,
  made: [],
  said: '',
}

/** Made by nobody's wish: the work was cancelled. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError'

/** The papers without numbers, as they would be printed now. */
export function draftsOf(kind: DocumentKindId, records: readonly LoadedInspection[]): MadePaper[] {
  const facts = { number: null, issuedOn: today() }
  const { fromRecords, propose } = documentKindOf(kind)
  const [first] = records
  if (fromRecords && first) {
    const choices = propose(documentRecord(first), today())
    const input = fromRecords(records.map(documentRecord), facts, choices)
    return [{ records, job: { kind, input }, number: '' }]
  }
  return records.map((record) => ({
    records: [record],
    job: { kind, input: paperInput(record, kind, facts, {}) },
    number: '',
  }))
}

/** ISO date. */
export const today = (): string => chinaDate(new Date().toISOString())
