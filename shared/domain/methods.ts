import type { Profile } from '../jurisdictions/profile.ts'
import type { Inspection } from './inspection.ts'
import type { CheckMethod, MatterMethod } from './visit-facts.ts'

type Checked = Pick<Inspection, 'checklists' | 'methods'>

/** Everything but 现场检查 is done without entering the business. */
export function isOffsite(method: CheckMethod): boolean {
  return method !== '现场检查'
}

/** How a matter was checked, where that is on record. */
export function methodOf({ methods }: Checked, checklistId: string): MatterMethod | undefined {
  return methods.find((entry) => entry.checklistId === checklistId)
}

/** A matter that a 非现场 check was enough for: it may be answered without arrival. */
export function isCheckedOffsite(inspection: Checked, checklistId: string): boolean {
  const found = methodOf(inspection, checklistId)
  return found !== undefined && isOffsite(found.method) && found.outcome === 'sufficient'
}

/** Whether any matter may be answered without arrival. */
export function someCheckedOffsite(inspection: Checked): boolean {
  return inspection.checklists.some(({ id }) => isCheckedOffsite(inspection, id))
}

/** Nothing is left to go there for: the record is concluded and signed without arrival. */
export function allCheckedOffsite(inspection: Checked): boolean {
  return inspection.checklists.every(({ id }) => isCheckedOffsite(inspection, id))
}

/** Time of the first 非现场 check, cut to the minute as times on the screen are; undefined when there was none. */
export function offsiteBegun({ methods }: Checked): string | undefined {
  const first = methods
    .filter(({ method }) => isOffsite(method))
    .map(({ at }) => Date.parse(at))
    .sort((a, b) => a - b)[0]
  return first === undefined ? undefined : new Date(first - (first % 60_000)).toISOString()
}

/**
 * Matters that keep the officers from entering (J6: what can be checked 非现场 不得入企实施现场检查): ids of the
 * checklists that have to be checked 非现场 first; empty when a visit is open.
 *
 * Where another matter of the same visit is not 非现场优先, the visit is needed anyway and nothing is withheld: the rule
 * forbids to enter for what can be covered from the desk, not to do all matters in the one visit that has to be made
 * (一次上门, Q10). Where all matters are 非现场优先, each must have been tried that way, and at least one must have been
 * found insufficient, with the reason: that one is what the officers go for.
 */
export function offsiteDue(inspection: Checked, { matterMode }: Pick<Profile, 'matterMode'>): string[] {
  const { checklists } = inspection
  if (!checklists.every(({ id }) => matterMode.offsiteFirst.includes(id))) return []
  return checklists
    .map(({ id }) => id)
    .filter((id) => {
      const found = methodOf(inspection, id)
      return !found || !isOffsite(found.method)
    })
}

/** All matters are 非现场优先 and were found sufficient that way: there is nothing to enter for (J6). */
export function isVisitUnneeded(inspection: Checked, { matterMode }: Pick<Profile, 'matterMode'>): boolean {
  return (
    inspection.checklists.every(({ id }) => matterMode.offsiteFirst.includes(id)) &&
    allCheckedOffsite(inspection)
  )
}
