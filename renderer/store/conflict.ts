import { canonical } from '../../shared/domain/canonical.ts'
import { commandLabel } from '../../shared/domain/command-label.ts'
import type { Command, CommandPayload, CommandType } from '../../shared/domain/commands.ts'
import { itemsOf } from '../../shared/domain/decide/context.ts'
import { decide } from '../../shared/domain/decide/decide.ts'
import type { DomainEvent } from '../../shared/domain/events.ts'
import { changesBetween, type HistoryChange } from '../../shared/domain/history-changes.ts'
import type { HistoryNames } from '../../shared/domain/history-words.ts'
import type { Answer, Inspection } from '../../shared/domain/inspection.ts'
import type { JournalEntry } from '../../shared/domain/journal-entry.ts'
import type { Conflict } from '../app/conflict.ts'
import type { RecordStore, SigningIdentity } from './record-store.ts'
import { contextFor } from './reference.ts'
import { readEntry, readOutcome } from './sync-writes.ts'

/** What the resolution of a conflict is made of, beside what stands on the screen. */
export interface OpenConflict {
  station: Inspection
  shown: Conflict
  /** Own commands that the resolution takes the place of. */
  commandIds: string[]
  /** Events of the own commands that are judged again after it. */
  released: DomainEvent[]
  payload(
    taken: Readonly<Record<string, 'own' | 'station'>>,
    reason: string,
  ): CommandPayload<'resolveConflict'>
}

/** Acts that speak of the record as a whole: on a merged version they are done anew. */
const ofTheWhole: readonly CommandType[] = ['conclude', 'recordMethod', 'recordPartyStatement', 'signOff']

/**
 * What of a record in 需要处理 can be merged with the station's version, item by item; null when the station's version is
 * not open to this officer any more (reassigned, cancelled, signed): then the ways out of `resolveParked` remain.
 */
export async function openConflict(
  store: RecordStore,
  inspectionId: string,
  identity: SigningIdentity,
): Promise<OpenConflict | null> {
  const record = await store.read(inspectionId)
  const rows = await store.database.outbox.where('inspectionId').equals(inspectionId).sortBy('sequence')
  const open = rows.filter(({ status }) => status === 'parked' || status === 'held' || status === 'queued')
  const outcomes = await Promise.all(
    open.map((row) => (row.status === 'parked' ? readOutcome(store, row) : undefined)),
  )
  const station = outcomes.findLast((outcome) => outcome?.inspection)?.inspection
  if (!record || !station) return null
  const entries = await Promise.all(open.map((row) => readEntry(store, row)))
  const named = new Set(entries.filter((_, index) => open[index]!.status === 'parked'))
  for (const entry of entries) if (ofTheWhole.includes(entry.command.type)) named.add(entry)
  const own = ownAnswers(entries)
  const differs = (key: string) => (station.answers[key]?.commandId ?? null) !== own.get(key)!.base
  nameAll(entries, named, differs)
  /** Both said the same: nothing is to be decided. */
  const agrees = (key: string) => isSame(own.get(key)!.answer, station.answers[key])

  const context = contextFor(store.reference.get(), station.versions, identity.actor)
  const titles = new Map(itemsOf(station, context.checklists).map(({ key, item }) => [key, item.title]))
  const keys = [...own.keys()].filter(
    (key) => titles.has(key) && [...named].some((entry) => key in answersOf(entry)),
  )
  const people = new Map(
    [...station.officers, ...record.inspection.officers].map(({ id, name }) => [id, name]),
  )
  const sideOf = (side: Inspection, answerKey: string, answer: Answer | undefined) => ({
    answer: answer ? { ...answer, byName: people.get(answer.by) ?? '其他人员' } : null,
    evidence: side.evidence
      .filter((piece) => piece.answerKey === answerKey && !piece.withdrawn)
      .map((piece) => piece.caption || piece.name),
  })
  const labelled = (list: readonly JournalEntry[]) =>
    list.map(({ command }) => commandLabel(command, record.inspection, context.checklists))
  const others = [...named].filter((entry) => Object.keys(answersOf(entry)).length === 0)
  const released = entries.filter((entry) => !named.has(entry))
  const payload: OpenConflict['payload'] = (taken, reason) => ({
    items: keys.map((answerKey) => {
      const { commandId: _, bulk: __, revision: ___, ...answer } = own.get(answerKey)!.answer
      return {
        answerKey,
        taken: !differs(answerKey) ? 'own' : agrees(answerKey) ? 'station' : (taken[answerKey] ?? 'station'),
        replaces: station.answers[answerKey]?.commandId ?? null,
        own: answer,
      }
    }),
    commandIds: [...named].map(({ command }) => command.id),
    reason,
  })
  const trial = {
    ...entries[0]!.command,
    type: 'resolveConflict',
    actorId: identity.actor.id,
    versions: station.versions,
    payload: payload({}, '试'),
  } as Command
  if (decide(station, trial, context).refusal) return null
  return {
    station,
    commandIds: [...named].map(({ command }) => command.id),
    released: released.flatMap(({ events }) => events),
    payload,
    shown: {
      items: keys
        .filter((key) => differs(key) && !agrees(key))
        .map((answerKey) => ({
          answerKey,
          title: titles.get(answerKey)!,
          own: sideOf(record.inspection, answerKey, own.get(answerKey)!.answer),
          station: sideOf(station, answerKey, station.answers[answerKey]),
        })),
      replaced: labelled(others.filter(({ command }) => !ofTheWhole.includes(command.type))),
      differences: differencesOf(station, record.inspection, {
        person: (id) => people.get(id) ?? '其他人员',
        item: (key) => titles.get(key) ?? key,
        matter: (id) => context.checklists.find((checklist) => checklist.id === id)?.matter ?? id,
      }),
      again: labelled(others.filter(({ command }) => ofTheWhole.includes(command.type))),
      merged: released.length + keys.filter((key) => !differs(key) || agrees(key)).length,
    },
  }
}

/** Said by another member in words. */
const technical = new Set(['resultCode', 'signatureEvidenceId'])
/** Told in any case, also where both fall into one minute. */
const moments = new Set(['at', 'endedAt', 'recordedAt'])

/** What both have set for the whole record and set differently; what only one of them has set replaces nothing. */
function differencesOf(station: Inspection, own: Inspection, names: HistoryNames): Conflict['differences'] {
  const setByBoth = (path: readonly string[]) =>
    (path[0] === 'conclusion' && station.conclusion && own.conclusion) ||
    (path[0] === 'party' && station.party && own.party) ||
    (path[0] === 'methods' && path.length > 2)
  const told = (member: string, isDifferent: boolean) =>
    !technical.has(member) && (isDifferent || moments.has(member))
  /** Who and when come first. */
  const rank = ({ path }: HistoryChange) => {
    const member = path.at(-1)!
    return member === 'by' ? 0 : moments.has(member) ? 1 : 2
  }
  const things = ['methods', 'conclusion', 'party']
  return changesBetween(station, own, names)
    .filter(({ path, before, after }) => setByBoth(path) && told(path.at(-1)!, before !== after))
    .sort(
      (one, other) =>
        things.indexOf(one.path[0]!) - things.indexOf(other.path[0]!) ||
        (one.path[0] === 'methods' ? one.path[1]!.localeCompare(other.path[1]!) : 0) ||
        rank(one) - rank(other),
    )
    .map(({ field, before, after }) => ({ field, own: after, station: before }))
}

function isSame(own: Answer, station: Answer | undefined): boolean {
  const said = ({ result, facts, disposition, correctBy, comparison }: Answer) =>
    canonical({ result, facts, disposition, correctBy, comparison })
  return station !== undefined && said(own) === said(station)
}

function answersOf({ events }: JournalEntry): Record<string, Answer> {
  return Object.assign({}, ...events.map((event) => (event.type === 'itemsAnswered' ? event.answers : {})))
}

/** The laptop's last answer to each item, and the station's answer that its first one was made on. */
function ownAnswers(entries: readonly JournalEntry[]): Map<string, { base: string | null; answer: Answer }> {
  const own = new Map<string, { base: string | null; answer: Answer }>()
  for (const entry of entries)
    for (const [key, answer] of Object.entries(answersOf(entry)))
      own.set(key, { base: own.has(key) ? own.get(key)!.base : baseOf(entry.command, key), answer })
  return own
}

function baseOf({ type, payload }: Command, key: string): string | null {
  if (type === 'answerItem') return payload.replaces
  if (type === 'resolveConflict')
    return payload.items.find(({ answerKey }) => answerKey === key)?.replaces ?? null
  return null
}

/** Adds every command that answers a conflicting item, or an item of a command that is named already. */
function nameAll(
  entries: readonly JournalEntry[],
  named: Set<JournalEntry>,
  differs: (key: string) => boolean,
): void {
  for (let size = -1; size !== named.size; ) {
    size = named.size
    const touched = new Set([...named].flatMap((entry) => Object.keys(answersOf(entry))))
    for (const entry of entries)
      if (Object.keys(answersOf(entry)).some((key) => touched.has(key) || differs(key))) named.add(entry)
  }
}
