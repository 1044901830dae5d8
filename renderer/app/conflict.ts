import type { Answer } from '../../shared/domain/inspection.ts'

/** One of two answers, with the name of who gave it. */
export type ShownAnswer = Answer & { byName: string }

/** One side of an item: its answer, if it gave one, and the captions of the evidence at it. */
export interface ConflictSide {
  answer: ShownAnswer | null
  evidence: string[]
}

/** Two laptops worked on one record without a network: what has to be decided before the versions are one. */
export interface Conflict {
  /** Items that both answered. Evidence of both stays at the item, whichever answer is taken. */
  items: { answerKey: string; title: string; own: ConflictSide; station: ConflictSide }[]
  /** Own acts in whose place those of the station stand, in words (到场登记 …). */
  replaced: string[]
  /** What both sides set for the record as a whole (结论, 当事人意见, 检查方式), where it differs, field by field. */
  differences: { field: string; own: string; station: string }[]
  /** Own acts that have to be done again on the merged version (结论, 签字 …). */
  again: string[]
  /** Own acts and answers that go on to the station without a question. */
  merged: number
}
