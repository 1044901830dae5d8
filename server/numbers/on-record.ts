import type { WriteTransaction } from '../store/database.ts'
import { stationItself } from './settle.ts'

/** A number that a paper carries from before the station (an import, the demo district). */
export interface NumberOnRecord {
  authority: string
  kind: string
  year: number
  number: number
  inspectionId: string
  documentId: string
  officerId: string
  /** ISO timestamp. */
  issuedAt: string
}

/**
 * Enters numbers of papers that exist already, so that they are not given out a second time. What lies below them and is
 * not on record was given out before the ledger began: 作废, because nobody can say that it is free.
 * @param at ISO timestamp of the station
 */
export async function enterNumbers(
  transaction: WriteTransaction,
  papers: readonly NumberOnRecord[],
  at: string,
): Promise<void> {
  for (const { authority, kind, year, number, ...paper } of papers) {
    await transaction
      .insertInto('document_numbers')
      .values({
        authority,
        kind,
        year,
        number,
        state: 'issued',
        since: paper.issuedAt,
        officer_id: paper.officerId,
        inspection_id: paper.inspectionId,
        document_id: paper.documentId,
        command_id: paper.documentId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const series = Map.groupBy(papers, ({ authority, kind, year }) => JSON.stringify([authority, kind, year]))
  for (const numbered of series.values()) {
    const { authority, kind, year } = numbered[0]!
    const used = new Set(numbered.map(({ number }) => number))
    const below = Array.from({ length: Math.max(...used) }, (_, index) => index + 1).filter(
      (number) => !used.has(number),
    )
    if (below.length === 0) continue
    await transaction
      .insertInto('document_numbers')
      .values(
        below.map((number) => ({
          authority,
          kind,
          year,
          number,
          state: 'voided' as const,
          since: at,
          void_cause: 'before' as const,
          void_reason: '启用台账以前的号码，去向未登记',
          voided_by: stationItself,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
