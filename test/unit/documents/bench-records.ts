import type { DocumentRecord } from '../../../shared/documents/index.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { type Bench, fengze, reference } from '../domain/bench.ts'

/** The record of a bench with the data that it is pinned to, as papers are made from it. */
export const recordOf = (
  { state }: Bench,
  change: Partial<Inspection> = {},
  profile = fengze,
): DocumentRecord => ({
  inspection: { ...state, ...change },
  profile,
  checklists: reference.checklists,
  resultList: reference.resultLists[0],
})

/** A business of another kind or name. */
export const withBusiness = (
  record: DocumentRecord,
  change: Partial<Inspection['business']>,
): DocumentRecord => ({
  ...record,
  inspection: { ...record.inspection, business: { ...record.inspection.business, ...change } },
})
