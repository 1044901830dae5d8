import { newestCalendar } from '../../shared/domain/calendar.ts'
import type { Actor, DecideContext } from '../../shared/domain/decide/context.ts'
import type { Versions } from '../../shared/domain/inspection.ts'
import type { Reference } from '../../shared/protocol/http.ts'

export const emptyReference: Reference = { profiles: [], calendars: [], resultLists: [], checklists: [] }

function find<T extends { id: string; version: number }>(
  list: readonly T[],
  wanted: { id: string; version: number },
): T {
  const found = list.find((entry) => entry.id === wanted.id && entry.version === wanted.version)
  if (!found) throw new Error(`reference: ${wanted.id} version ${wanted.version} is not on this laptop`)
  return found
}

/**
 * The data that a record is pinned to. A record keeps the versions it was made under, whatever came later.
 * @throws Error when a version is missing (the reference was not synced)
 */
export function contextFor(reference: Reference, versions: Versions, actor: Actor): DecideContext {
  return {
    actor,
    profile: find(reference.profiles, versions.profile),
    calendar: find(reference.calendars, versions.calendar),
    resultList: find(reference.resultLists, versions.resultList),
    checklists: versions.checklists.map((wanted) => find(reference.checklists, wanted)),
  }
}

/**
 * The same for what is only shown: dates are counted with the newest holiday table on the laptop, so that a 暂算 date
 * becomes sure once the year is published (ADR 0008). Never for `decide`.
 */
export function contextForDates(reference: Reference, versions: Versions, actor: Actor): DecideContext {
  const pinned = contextFor(reference, versions, actor)
  return { ...pinned, calendar: newestCalendar(reference.calendars) ?? pinned.calendar }
}
