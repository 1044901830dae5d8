import type { Calendar } from '../../shared/domain/calendar.ts'
import { useSnapshot, useWorkspace } from './workspace-context.tsx'

const weekdaysOnly: Calendar = {
  id: 'weekdays',
  version: 1,
  coveredFrom: '2000-01-01',
  coveredUntil: '2000-01-01',
  holidays: [],
  workdays: [],
}

/** The newest work calendar on this laptop; Monday to Friday until the first one has come. */
export function useCalendar(): Calendar {
  const { calendars } = useSnapshot(useWorkspace().reference)
  return calendars.toSorted((a, b) => b.version - a.version)[0] ?? weekdaysOnly
}
