import { resultRefusal } from '../../../shared/domain/decide/conclude.ts'
import type { OpenItem } from '../../../shared/domain/decide/context.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { ResultEntry, ResultList } from '../../../shared/domain/result-list.ts'

/** One result as it is offered: `refusal` says why it can't be chosen now. */
export interface ResultOption {
  entry: ResultEntry
  refusal?: Refusal
}

/**
 * Splits the list: what stands open and what hides behind 其余 n 种结果. Open are the results that the answers point
 * at, the two that most visits end with, and the one that is chosen; the order is that of the list.
 */
export function resultOptions(
  inspection: Inspection,
  list: ResultList,
  items: readonly OpenItem[],
  chosen: string | undefined,
  shown = 5,
): { open: ResultOption[]; folded: ResultOption[] } {
  const options = list.entries.map((entry) => ({ entry, refusal: resultRefusal(inspection, entry, items) }))
  if (options.length <= shown + 1) return { open: options, folded: [] }
  const rank = ({ entry, refusal }: ResultOption) =>
    (entry.code === chosen ? 16 : 0) +
    (entry.nature === 'no-problem' ? 8 : 0) +
    (refusal ? 0 : 4) +
    (entry.requiresPartyNotMet ? 2 : 0) +
    (entry.followUps.includes('ordered-correction') ? 1 : 0)
  const best = new Set([...options].sort((a, b) => rank(b) - rank(a)).slice(0, shown))
  return {
    open: options.filter((option) => best.has(option)),
    folded: options.filter((option) => !best.has(option)),
  }
}
