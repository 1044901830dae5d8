import { correctionFailed, followUpOf, isTransferKind } from './follow-up.ts'
import { type Inspection, sealedStates } from './inspection.ts'
import type { FollowUpKind, ResultList } from './result-list.ts'

/**
 * Orders and transfers that a record carries (F22, domain.md §4.4): a paper may say no more than what was concluded.
 * Everything here follows from the conclusion and the answers under it; see `followUpOf`.
 */

type Part = Exclude<FollowUpKind, 'none'>

const demands = (state: Inspection, resultList: ResultList, fits: (kind: Part) => boolean): boolean =>
  followUpOf(state, resultList)?.parts.some(({ kind }) => fits(kind)) ?? false

/** 责令改正: by the conclusion, or by a single answer beside another follow-up. */
export const carriesCorrection = (state: Inspection, resultList: ResultList): boolean =>
  demands(state, resultList, (kind) => kind === 'ordered-correction')

/** 责令履行公示义务: an order under a result that leads to 事由 2, the term that must run out before it. */
export function carriesDisclosure(state: Inspection, resultList: ResultList): boolean {
  const entry = resultList.entries.find(({ code }) => code === state.conclusion?.resultCode)
  return entry?.listingReason === 'ordered-publication' && carriesCorrection(state, resultList)
}

/** 线索移送, 立案调查, 抄告; also 立案 after a 复查 that found nothing corrected. Not before the findings are sealed. */
export const carriesTransfer = (state: Inspection, resultList: ResultList): boolean =>
  sealedStates.includes(state.state) &&
  (correctionFailed(state) || demands(state, resultList, isTransferKind))
