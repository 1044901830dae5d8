import { addCalendarDays } from '../../../shared/domain/calendar.ts'
import type { Summary } from '../../app/workspace.ts'
import { isSettled, weekEnd } from '../tasks/task-groups.ts'

export type Range = 'week' | 'all'

/**
 * Rows of the matrix: the own inspections due through this week whose declarations or visits are still ahead, and
 * the one that the officer came from. `all` takes every record that still waits for a declaration.
 */
export function recusalRows(
  summaries: readonly Summary[],
  accountId: string,
  today: string,
  range: Range,
  from: string | null,
): Summary[] {
  const last = weekEnd(today)
  const wanted = (summary: Summary) => {
    if (summary.id === from) return true
    if (isSettled(summary) || !summary.officers.some(({ id }) => id === accountId)) return false
    const waits = summary.state === 'awaiting-recusal' || summary.state === 'awaiting-replacement'
    if (range === 'all') return waits
    const recent = summary.changedAt.slice(0, 10) >= addCalendarDays(today, -1)
    return summary.due.date <= last && (waits || (recent && isBeforeVisit(summary)))
  }
  return summaries
    .filter(wanted)
    .sort((a, b) =>
      a.due.date === b.due.date ? (a.initials < b.initials ? -1 : 1) : a.due.date < b.due.date ? -1 : 1,
    )
}

function isBeforeVisit({ state }: Summary): boolean {
  return state === 'awaiting-notice' || state === 'awaiting-inspection'
}

/** Whether every officer of a record has declared. */
export function isDeclared(summary: Summary): boolean {
  return summary.officers.every(({ id }) => summary.declared.includes(id))
}

/** The next row after `current` (or the first) in which an officer has not declared; undefined when none is left. */
export function nextUndeclared(
  rows: readonly Summary[],
  officerId: string,
  current: string | null,
): Summary | undefined {
  const open = (row: Summary) =>
    row.officers.some(({ id }) => id === officerId) && !row.declared.includes(officerId)
  const index = rows.findIndex(({ id }) => id === current)
  return rows.slice(index + 1).find(open) ?? rows.find(open)
}
