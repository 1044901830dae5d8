import { pinyin } from 'pinyin-pro'
import type { Calendar } from '../../shared/domain/calendar.ts'
import type { DecideContext } from '../../shared/domain/decide/context.ts'
import { itemsOf } from '../../shared/domain/decide/context.ts'
import { figureCase } from '../../shared/domain/follow-up-figure.ts'
import { type Inspection, type Listing, receivedStates } from '../../shared/domain/inspection.ts'
import { listingDue } from '../../shared/domain/listing-deadline.ts'
import { openChange } from '../../shared/domain/plan-change.ts'
import { dueDate } from '../../shared/domain/publication.ts'
import type { Summary } from '../app/workspace.ts'

const initialsByName = new Map<string, string>()

/** Pinyin initials of a name, lower case; letters and digits stay. */
export function pinyinInitials(name: string): string {
  let initials = initialsByName.get(name)
  if (initials === undefined) {
    initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
      .join('')
      .toLowerCase()
      .replace(/\s/g, '')
    initialsByName.set(name, initials)
  }
  return initials
}

/** The list's row of a record. */
export function summarise(
  inspection: Inspection,
  context: Omit<DecideContext, 'actor'>,
  parked: number,
  changedAt: string,
): Summary {
  const items = itemsOf(inspection, context.checklists)
  const { business, task, listing } = inspection
  const change = openChange(inspection)
  const figure = figureCase(inspection, context)
  return {
    id: inspection.id,
    name: business.name,
    code: business.code,
    kind: business.kind,
    address: business.registeredAddress,
    initials: pinyinInitials(business.name),
    stationName: business.stationName,
    risk: business.risk,
    creditFlags: business.creditFlags,
    state: inspection.state,
    taskName: task.name,
    taskNumber: task.number,
    matters: inspection.checklists.map(
      ({ id, version }) =>
        context.checklists.find((entry) => entry.id === id && entry.version === version)?.matter ?? id,
    ),
    officers: inspection.officers.map(({ id, name }) => ({ id, name })),
    declared: inspection.recusals.map(({ officerId }) => officerId),
    signed: inspection.signatures.map(({ officerId }) => officerId),
    due: dueDate(inspection, context.profile, context.calendar, context.resultList),
    answered: items.filter(({ key }) => inspection.answers[key]).length,
    total: items.length,
    parked,
    ...(change ? { change: change.kind } : {}),
    ...(figure ? { figure } : {}),
    ...(listing
      ? { listing: listingSummary(inspection, listing, context.calendar) }
      : awaitsProposal(inspection, context)
        ? { toPropose: true as const }
        : {}),
    changedAt,
  }
}

function listingSummary(
  inspection: Inspection,
  { status, step, path, reasonText, decision }: Listing,
  calendar: Calendar,
): NonNullable<Summary['listing']> {
  const due = listingDue(inspection, calendar)
  return {
    status,
    step,
    path,
    reasonText,
    stationId: inspection.business.stationId,
    ...(due ? { due } : {}),
    ...(decision
      ? { decision: { outcome: decision.outcome, number: decision.number, at: decision.at } }
      : {}),
  }
}

/** Received with a result that leads to a listing, which nobody has proposed (F14). */
function awaitsProposal(
  { state, conclusion }: Inspection,
  { resultList }: Pick<DecideContext, 'resultList'>,
): boolean {
  const entry = resultList.entries.find(({ code }) => code === conclusion?.resultCode)
  return receivedStates.includes(state) && entry?.listingReason !== undefined
}
