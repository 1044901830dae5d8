import type { NumberLedger, VoidNumber } from '../../shared/protocol/numbers.ts'
import type { Snapshot } from './workspace.ts'

/** The numbers that this laptop holds of one kind of paper of an authority and year. */
export interface HeldNumbers {
  kind: string
  authority: string
  year: number
  /** Still unused, in their order. */
  free: readonly number[]
  /** Taken for a paper that is not issued yet, or that the station has not answered. */
  taken: readonly { number: number; text: string; inspectionId: string }[]
  /** Given back here, on their way to the station. */
  returning: readonly number[]
}

/** 文号 of this laptop, and the ledger of the station. */
export interface DocumentNumbers {
  readonly held: Snapshot<readonly HeldNumbers[]>
  /** 归还: unused numbers of a kind are not used here any more; the station has them after the next round. */
  giveBack(kind: string): Promise<void>
  /** 文号台账 of a year; entries of one kind. @throws ProblemError when the station can't be reached */
  ledger(year: number | undefined, kind: string | undefined): Promise<NumberLedger>
  /** 作废 of a number that no paper carries. @throws ProblemError */
  voidNumber(wanted: VoidNumber): Promise<void>
}
