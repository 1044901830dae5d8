import { followUpOf } from '../../shared/domain/follow-up.ts'
import { type Inspection, receivedStates } from '../../shared/domain/inspection.ts'
import type { ResultList } from '../../shared/domain/result-list.ts'
import type { Queries } from '../store/database.ts'

/**
 * Which of some inspections are pushed to the 辖区所 of their business, whichever station inspected (F14, F17): those that
 * the station has received with a result that names a 列入事由 or asks for a follow-up, and those whose listing is under
 * way.
 */
export async function handedOver(
  queries: Queries,
  inspections: readonly Inspection[],
): Promise<(inspection: Inspection) => boolean> {
  const lists = new Map<string, ResultList | undefined>()
  for (const inspection of inspections) {
    if (!isConcluded(inspection) || lists.has(keyOf(inspection))) continue
    const { id, version } = inspection.versions.resultList
    const row = await queries
      .selectFrom('reference_data')
      .select('body')
      .where('kind', '=', 'resultList')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    lists.set(keyOf(inspection), row?.body as ResultList | undefined)
  }
  return (inspection) => {
    if (inspection.listing) return true
    const list = isConcluded(inspection) ? lists.get(keyOf(inspection)) : undefined
    if (!list) return false
    const entry = list.entries.find(({ code }) => code === inspection.conclusion!.resultCode)
    return entry?.listingReason !== undefined || followUpOf(inspection, list)!.parts.length > 0
  }
}

function isConcluded({ state, conclusion }: Inspection): boolean {
  return conclusion !== undefined && receivedStates.includes(state)
}

function keyOf({ versions: { resultList } }: Inspection): string {
  return `${resultList.id} ${resultList.version}`
}
