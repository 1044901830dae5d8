import { resultRefusal, visitRefusal } from '../../../shared/domain/decide/conclude.ts'
import type { DecideContext, OpenItem } from '../../../shared/domain/decide/context.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { ResultEntry } from '../../../shared/domain/result-list.ts'

/** One result as it is offered: `refusal` says why it can't be chosen now. */
export interface ResultOption {
  entry: ResultEntry
  refusal?: Refusal
}

/**
 * Splits the list: what stands open and what hides behind 其余 n 种结果. Open are the results that the answers point
 * at, the two that most visits end with, and the one that is chosen; the order is that of the list.
 * @param today ISO date
 */
export function resultOptions(
  inspection: Inspection,
  { profile, resultList: list }: Pick<DecideContext, 'profile' | 'resultList'>,
  items: readonly OpenItem[],
  chosen: string | undefined,
  today: string,
  shown = 5,
): { open: ResultOption[]; folded: ResultOption[] } {
  const options = list.entries.map((entry) => ({
    entry,
    refusal: visitRefusal(inspection, entry, profile, today) ?? resultRefusal(inspection, entry, items),
  }))
  if (options.length <= shown + 1) return { open: options, folded: [] }
  const rank = (option: ResultOption) => (option.entry.code === chosen ? 32 : rankOf(option))
  const best = new Set([...options].sort((a, b) => rank(b) - rank(a)).slice(0, shown))
  return {
    open: options.filter((option) => best.has(option)),
    folded: options.filter((option) => !best.has(option)),
  }
}

/** Results that visits end with most often come first; what opens a listing by itself waits behind the fold. */
function rankOf({ entry, refusal }: ResultOption): number {
  if (entry.nature === 'no-problem') return 16
  if (entry.requiresPartyNotMet) return refusal ? 6 : 12
  if (refusal) return 0
  if (entry.nature === 'problem' && !entry.listingReason) return 8
  return entry.nature === 'stopped' && entry.evidenceMinimum > 0 ? 5 : 4
}
