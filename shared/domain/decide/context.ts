import type { Profile } from '../../jurisdictions/profile.ts'
import type { Calendar } from '../calendar.ts'
import { answerKey, applicableItems, type Checklist, type ChecklistItem } from '../checklist.ts'
import type { DomainEvent } from '../events.ts'
import type { Inspection, Role } from '../inspection.ts'
import type { Refusal } from '../refusals.ts'
import type { ResultList } from '../result-list.ts'

/** Who acts, as the host knows the account. */
export interface Actor {
  id: string
  name: string
  role: Role
  stationId: string
}

/** Everything that `decide` may look at besides the state: data in the versions that the command names. */
export interface DecideContext {
  actor: Actor
  profile: Profile
  calendar: Calendar
  resultList: ResultList
  checklists: readonly Checklist[]
  /** Evidence that the station does not hold yet; known only there. */
  missingEvidence?: number
  /** Another listing of the same business for the same ground that is under way or decided; known only at the station. */
  listedElsewhere?: string
  /** Ids of everybody who may act for the business's own 辖区所; known only at the station. */
  stationOfficers?: readonly string[]
}

export type Decision =
  | { events: DomainEvent[]; refusal?: undefined }
  | { refusal: Refusal; events?: undefined }

/** Shorthand for a decision with events. */
export function happened(...events: DomainEvent[]): Decision {
  return { events }
}

/** Shorthand for a refusal. */
export function refused(refusal: Refusal): Decision {
  return { refusal }
}

/** One question of the inspection with its stored key. */
export interface OpenItem {
  key: string
  checklist: Checklist
  item: ChecklistItem
}

/** Every item of the inspection that applies to its business, in the order of the checklists. */
export function itemsOf(inspection: Inspection, checklists: readonly Checklist[]): OpenItem[] {
  return inspection.checklists.flatMap((reference) => {
    const checklist = checklists.find(
      (entry) => entry.id === reference.id && entry.version === reference.version,
    )
    if (!checklist) return []
    return applicableItems(checklist, inspection.business.kind).map((item) => ({
      key: answerKey(checklist.id, item.key),
      checklist,
      item,
    }))
  })
}

/** Evidence that counts: not withdrawn, for one answer. */
export function evidenceFor(inspection: Inspection, key: string) {
  return inspection.evidence.filter(
    (entry) => entry.answerKey === key && !entry.withdrawn && entry.source !== 'signature',
  )
}

/** First few titles for a sentence, with the count of the rest. */
export function listTitles(titles: readonly string[], shown = 3): string {
  const head = titles.slice(0, shown).join('、')
  return titles.length > shown ? `${head}等 ${titles.length} 项` : head
}
