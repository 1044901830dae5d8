import { applyEvents } from './apply.ts'
import { calendarDaysBetween } from './calendar.ts'
import type { Checklist } from './checklist.ts'
import { chinaDate } from './china-time.ts'
import { commandLabel } from './command-label.ts'
import type { Command, CommandType } from './commands.ts'
import { itemsOf } from './decide/context.ts'
import type { DomainEvent } from './events.ts'
import { findingsHash } from './findings.ts'
import { changesBetween, type HistoryChange } from './history-changes.ts'
import type { HistoryNames } from './history-words.ts'
import type { Answer, Inspection } from './inspection.ts'

/** What a reader of the history should notice (Q17, Z11: 随意录入检查结果 has to be visible). */
export type HistoryMark = 'bulk' | 'corrected' | 'late' | 'late-upload' | 'clock' | 'after-return'

export const historyMarkNames: Record<HistoryMark, string> = {
  bulk: '一并填写',
  corrected: '改答',
  late: '补录',
  'late-upload': '迟到上传',
  clock: '时钟不一致',
  'after-return': '退回更正',
}

/** One act on a record: who, what, when by both clocks, and what it changed. */
export interface HistoryEntry {
  /** Empty for a dispatch. */
  commandId: string
  type: CommandType | 'dispatch'
  what: string
  by: { id: string; name: string }
  /** ISO timestamp by the clock of the device; null for an act of the station. */
  deviceTime: string | null
  /** ISO timestamp at which the station took it; null while it has not. */
  serverTime: string | null
  /** ISO timestamp or date that the act itself names, where it tells of something earlier. */
  actTime: string | null
  /** How many items it answered. */
  answers: number
  changes: HistoryChange[]
  marks: HistoryMark[]
}

/** One row of a log: a command with its events, or a dispatch (`command` null) with the state it began from. */
export interface LoggedAct {
  command: Command | null
  events: readonly DomainEvent[]
  serverTime: string | null
  body?: Inspection
}

export interface HistoryReader {
  /** Name of an account that the record does not name itself. */
  person: (id: string) => string | undefined
  checklists: readonly Checklist[]
}

/** Acts of the station have no device. */
const stationDevice = 'station'

const minute = 60_000
const hour = 60 * minute
/** An act that names a time is 补录 when it is entered this much later; one that names a date, after this many days. */
const lateAfter = { milliseconds: 2 * hour, days: 1 }
/** 迟到上传: the station had it this much later than it was decided. */
const lateUploadAfter = 24 * hour
/** 时钟不一致: decided this much later than the station had it. */
const clockTolerance = 5 * minute
/** Somebody who goes on writing the same answer within this time does not correct it. */
const sameWriting = 10 * minute

/**
 * Reads a log into the history of a record. Replays events and never judges them again.
 * @param start state before the first row, where that row is no dispatch with a body
 * @returns entries in the order of the log, and the state at its end
 */
export function historyOf(
  log: readonly LoggedAct[],
  reader: HistoryReader,
  start?: Inspection,
): { entries: HistoryEntry[]; state: Inspection | undefined } {
  let state = start
  const entries = log.map((act) => {
    const before = state
    state = act.body ?? (before && applyEvents(before, act.events))
    return historyEntry(before, act, state, reader)
  })
  return { entries, state }
}

/** One row of a log as an entry of the history. */
export function historyEntry(
  before: Inspection | undefined,
  { command, events, serverTime, body }: LoggedAct,
  after: Inspection | undefined,
  reader: HistoryReader,
): HistoryEntry {
  const names = after && namesOf(after, reader)
  const changes = before && after && names ? changesBetween(before, after, names) : []
  if (!command)
    return {
      commandId: '',
      type: 'dispatch',
      what: before && body ? '按新的导入重新派发' : '派发',
      by: { id: stationDevice, name: '站点' },
      deviceTime: null,
      serverTime,
      actTime: null,
      answers: 0,
      changes: before || !after || !names ? changes : dispatchedWith(after, names),
      marks: [],
    }
  const own = command.deviceId !== stationDevice
  return {
    commandId: command.id,
    type: command.type,
    what: commandLabel(command, after, reader.checklists),
    by: { id: command.actorId, name: names?.person(command.actorId) ?? command.actorId },
    deviceTime: own ? command.decidedAt.wall : null,
    serverTime,
    actTime: actTimeOf(command),
    answers: Object.keys(answersOf(events)).length,
    changes,
    marks: own ? marksOf(before, command, events, serverTime, after) : [],
  }
}

/** What a dispatch lays down, in few words. */
function dispatchedWith({ officers, checklists, task }: Inspection, names: HistoryNames): HistoryChange[] {
  const line = (path: string, field: string, after: string) => ({ path: [path], field, before: '', after })
  return [
    line('task', '任务', `${task.name}，${task.number}`),
    line('officers', '检查人员', officers.map(({ name }) => name).join('、')),
    line('checklists', '抽查事项', checklists.map(({ id }) => names.matter(id)).join('、')),
  ]
}

function namesOf(inspection: Inspection, { person, checklists }: HistoryReader): HistoryNames {
  const items = itemsOf(inspection, checklists)
  return {
    person: (id) =>
      person(id) ??
      inspection.officers.find((officer) => officer.id === id)?.name ??
      (id === stationDevice ? '站点' : id),
    item: (key) => items.find((entry) => entry.key === key)?.item.title ?? key,
    matter: (id) => checklists.find((entry) => entry.id === id)?.matter ?? id,
  }
}

function answersOf(events: readonly DomainEvent[]): Record<string, Answer> {
  return Object.assign({}, ...events.map((event) => (event.type === 'itemsAnswered' ? event.answers : {})))
}

/** The time that an act tells of, where it may lie before the time at which it was entered. */
function actTimeOf(command: Command): string | null {
  switch (command.type) {
    case 'recordArrival':
    case 'recordNoticeDelivery':
    case 'recordReminder':
    case 'recordReinspection':
      return command.payload.at
    case 'conclude':
      return command.payload.endedAt
    case 'recordMailing':
      return command.payload.postedOn
    case 'recordMailingOutcome':
    case 'recordFeedback':
      return command.payload.on
    case 'recordTransfer':
      return command.payload.sentOn
    case 'recordPublication':
      return command.payload.publishedOn
    default:
      return null
  }
}

function isLate(actTime: string, decidedAt: string): boolean {
  return actTime.includes('T')
    ? Date.parse(decidedAt) - Date.parse(actTime) > lateAfter.milliseconds
    : calendarDaysBetween(actTime, chinaDate(decidedAt)) > lateAfter.days
}

function marksOf(
  before: Inspection | undefined,
  command: Command,
  events: readonly DomainEvent[],
  serverTime: string | null,
  after: Inspection | undefined,
): HistoryMark[] {
  const decided = command.decidedAt.wall
  const actTime = actTimeOf(command)
  const ahead = serverTime ? Date.parse(serverTime) - Date.parse(decided) : 0
  const found: [HistoryMark, boolean][] = [
    ['bulk', command.type === 'fillRemaining'],
    ['corrected', Object.entries(answersOf(events)).some(([key, answer]) => corrects(before, key, answer))],
    ['late', actTime !== null && isLate(actTime, decided)],
    ['late-upload', ahead > lateUploadAfter],
    ['clock', -ahead > clockTolerance],
    ['after-return', before !== undefined && after !== undefined && followsReturn(before, command, after)],
  ]
  return found.filter(([, holds]) => holds).map(([mark]) => mark)
}

/** Another result, or another text than the one just being written: an earlier answer was replaced. */
function corrects(before: Inspection | undefined, key: string, answer: Answer): boolean {
  if (answer.revision === 0) return false
  const earlier = before?.answers[key]
  if (!earlier) return true
  const goesOn =
    earlier.by === answer.by &&
    earlier.result === answer.result &&
    !earlier.bulk &&
    Date.parse(answer.at) - Date.parse(earlier.at) <= sameWriting
  return !goesOn
}

/** Findings that change after a 复核 or an approver sent them back, or for a 更正. */
function followsReturn(before: Inspection, command: Command, after: Inspection): boolean {
  if (command.type === 'proposeListing') return before.listing?.status === 'returned'
  const { amendments } = before.process
  return amendments.length > 0 && findingsHash(before) !== findingsHash(after)
}
