import { Dexie, type Table } from 'dexie'
import type { Bytes } from './bytes.ts'

/** One inspection. Only ids, dates and states stay in clear; the record itself is sealed. */
export interface InspectionRow {
  id: string
  /** Accounts on this laptop in whose scope it lies. */
  accounts: string[]
  /** Accounts that it has left at the station, kept above while own commands are still open. */
  left?: string[]
  state: string
  /** ISO date. */
  due: string
  /** `Inspection.version`: compared in the transaction that replaces the row. */
  version: number
  /** `rev` of the station's version that the record was last rebased on; 0 for none. */
  rev: number
  /** Summary pack that holds its row of the list. */
  pack: number
  body: Bytes
}

export type OutboxState = 'queued' | 'accepted' | 'parked' | 'held' | 'resolved'

/** One command of this device, waiting for the station or answered by it. */
export interface OutboxRowStored {
  sequence: number
  commandId: string
  inspectionId: string
  status: OutboxState
  at: string
  acceptedAt?: string
  /** Sealed `JournalEntry`. */
  entry: Bytes
  /** Sealed `PushResult` of a parked or held entry. */
  outcome?: Bytes
  /** Of a resolved entry that goes to the station for reference: `sending` until the station keeps its text. */
  handedOver?: 'sending' | 'sent'
}

export interface SummaryPackRow {
  pack: number
  body: Bytes
}

export interface EvidenceRow {
  /** SHA-256 of the plaintext. */
  id: string
  inspectionId: string
  /** Further inspections that hold the same bytes. */
  alsoIn?: string[]
  fileName: string
  size: number
  uploaded: number
  /** Sealed JPEG. */
  thumbnail?: Bytes
}

export interface PaperRow {
  id: string
  inspectionId: string
  body: Bytes
}

export interface ReferenceRow {
  key: 'reference'
  value: unknown
}

export interface MetaRow {
  key: string
  value: unknown
}

/** One 文号 that was reserved for this laptop. */
export interface NumberRow {
  id: string
  kind: string
  authority: string
  year: number
  number: number
  /**
   * `taken`: set aside for the next paper of its kind in a record, before the paper is made; `used`: on a paper or
   * decision that the station may not have answered; `returning`: given back, the station does not know yet.
   */
  status: 'free' | 'taken' | 'used' | 'returning'
  inspectionId?: string
  /** As it stands on the paper. */
  text?: string
}

/** What an officer typed or chose in a form and has not saved. */
export interface DraftRow {
  id: string
  /** The officer; nobody else is shown it. */
  accountId: string
  /** Which form of which record: words of the program and ids only. */
  form: string
  /** ISO timestamp of the last change. */
  at: string
  /** Sealed values, excerpt and names of the files. */
  body: Bytes
}

/** A file that was chosen in a form; it lies sealed among the evidence files, under the name that it will have there. */
export interface DraftFileRow {
  /** SHA-256 of the plaintext. */
  id: string
  fileName: string
}

/** Of version 1: whole blocks, of which numbers were taken one after the other. */
interface NumberBlockRow {
  id: string
  kind: string
  authority: string
  year: number
  from: number
  to: number
  next: number
}

/** Key of a number of this laptop. */
export function numberId({
  authority,
  kind,
  year,
  number,
}: Pick<NumberRow, 'authority' | 'kind' | 'year' | 'number'>): string {
  return JSON.stringify([authority, kind, year, number])
}

/**
 * The laptop's database. Strict durability: a transaction that has resolved survives a loss of power. New versions are
 * added below the old ones, each with its upgrade; an old one is never edited. A new one brings rows of its own along:
 * `test/integration/laptop-upgrade.test.ts` says how to write them.
 */
export class StoreDatabase extends Dexie {
  declare inspections: Table<InspectionRow, string>
  declare outbox: Table<OutboxRowStored, number>
  declare summaries: Table<SummaryPackRow, number>
  declare evidence: Table<EvidenceRow, string>
  declare papers: Table<PaperRow, string>
  declare reference: Table<ReferenceRow, string>
  declare meta: Table<MetaRow, string>
  declare documentNumbers: Table<NumberRow, string>
  declare drafts: Table<DraftRow, string>
  declare draftFiles: Table<DraftFileRow, string>

  constructor(name = 'suijian') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      inspections: 'id, *accounts, state, due, pack',
      outbox: 'sequence, commandId, inspectionId, status, [inspectionId+status]',
      summaries: 'pack',
      evidence: 'id, inspectionId, uploaded',
      papers: 'id, inspectionId',
      reference: 'key',
      meta: 'key',
      numbers: 'id, [kind+year]',
    })
    this.version(2)
      .stores({ documentNumbers: 'id, [kind+year], status, text' })
      .upgrade(async (transaction) => {
        const blocks: NumberBlockRow[] = await transaction.table('numbers').toArray()
        const rows = blocks.flatMap(({ kind, authority, year, next, to }) =>
          Array.from({ length: Math.max(0, to - next + 1) }, (_, index): NumberRow => {
            const number = next + index
            return {
              id: numberId({ kind, authority, year, number }),
              kind,
              authority,
              year,
              number,
              status: 'free',
            }
          }),
        )
        await transaction.table('documentNumbers').bulkAdd(rows)
        await transaction.table('numbers').clear()
      })
    this.version(3).stores({ drafts: 'id, [accountId+form]', draftFiles: 'id' })
  }

  async getMeta<T>(key: string): Promise<T | undefined> {
    return (await this.meta.get(key))?.value as T | undefined
  }

  async putMeta(key: string, value: unknown): Promise<void> {
    await this.meta.put({ key, value })
  }
}
