import { addCalendarDays } from '../../../shared/domain/calendar.ts'
import { receivedStates } from '../../../shared/domain/inspection.ts'
import type { Summary } from '../../app/workspace.ts'

export const taskGroups = [
  { key: 'attention', name: '需要处理', urgent: true },
  { key: 'overdue', name: '逾期', urgent: true },
  { key: 'today', name: '今天', urgent: false },
  { key: 'sign', name: '待签字', urgent: false },
  { key: 'aftercare', name: '待公示和后续处置', urgent: false },
  { key: 'week', name: '本周', urgent: false },
  { key: 'later', name: '以后', urgent: false },
  { key: 'done', name: '已办结', urgent: false },
] as const

export type GroupKey = (typeof taskGroups)[number]['key']

/** Sunday of the week (Monday to Sunday) that an ISO date lies in. */
export function weekEnd(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addCalendarDays(date, (7 - weekday) % 7)
}

/** Nothing is left to do: archived or cancelled, or published with nothing of the follow-up open. */
export function isSettled({ state, figure }: Summary): boolean {
  if (state === 'archived' || state === 'cancelled') return true
  return state === 'published' && (figure?.followUp.state ?? 'closed') === 'closed'
}

/** The date of a record counts no more: it is over, or the result is published and no follow-up is due. */
export function isDateSettled({ state, due }: Pick<Summary, 'state' | 'due'>): boolean {
  return (
    state === 'archived' || state === 'cancelled' || (state === 'published' && due.kind === 'publication')
  )
}

/** The one group of the task list that a record stands in, by urgency. @param today ISO date */
export function groupOf(summary: Summary, today: string): GroupKey {
  if (summary.parked > 0 || summary.listing?.status === 'returned') return 'attention'
  if (summary.state === 'task-returned') return 'attention'
  if (isSettled(summary)) return 'done'
  const dated = !isDateSettled(summary)
  if (dated && summary.due.date < today) return 'overdue'
  if (dated && summary.due.date === today) return 'today'
  if (summary.state === 'awaiting-signatures') return 'sign'
  if (receivedStates.includes(summary.state)) return 'aftercare'
  if (summary.due.date <= weekEnd(today)) return 'week'
  return 'later'
}

export interface TaskGroup {
  key: GroupKey
  name: string
  urgent: boolean
  rows: Summary[]
}

/** Puts records into their groups, each by due date, then name; groups without records have no rows. */
export function groupTasks(summaries: readonly Summary[], today: string): TaskGroup[] {
  const rows = new Map<GroupKey, Summary[]>()
  for (const summary of summaries) {
    const key = groupOf(summary, today)
    const list = rows.get(key)
    if (list) list.push(summary)
    else rows.set(key, [summary])
  }
  const order = (a: Summary, b: Summary) =>
    a.due.date === b.due.date ? (a.initials < b.initials ? -1 : 1) : a.due.date < b.due.date ? -1 : 1
  return taskGroups.map((group) => ({ ...group, rows: (rows.get(group.key) ?? []).sort(order) }))
}

/** The record under 接着做: the own inspection in progress that was changed last. */
export function resumable(summaries: readonly Summary[], accountId: string): Summary | undefined {
  let latest: Summary | undefined
  for (const summary of summaries) {
    if (summary.state !== 'inspecting' || summary.parked > 0) continue
    if (!summary.officers.some(({ id }) => id === accountId)) continue
    if (!latest || summary.changedAt > latest.changedAt) latest = summary
  }
  return latest
}
