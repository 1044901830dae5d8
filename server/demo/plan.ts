import { z } from 'zod'
import { addCalendarDays, addWorkdays, type Calendar } from '../../shared/domain/calendar.ts'
import type { TaskHeader } from '../../shared/domain/inspection.ts'
import type { Profile } from '../../shared/jurisdictions/profile.ts'
import type { DemoStation } from './accounts.ts'
import { readAsset } from './reference.ts'
import type { Due } from './scenarios.ts'

const planSchema = z.array(
  z.object({
    row: z.number().int(),
    name: z.string(),
    direction: z.enum(['定向', '不定向']),
    /** 抽查事项 as the plan words them. */
    matters: z.array(z.string()),
    /** Ids of the checklists that cover these matters. */
    checklists: z.array(z.string()),
    objectScope: z.string(),
    ratio: z.string(),
    /** Months of the plan, in its words. */
    months: z.string(),
    section: z.string(),
  }),
)
export type PlanRow = z.infer<typeof planSchema>[number]

/** The 15 rows of the yearly plan (Z14). */
export function demoPlan(): PlanRow[] {
  return planSchema.parse(readAsset('demo/plan.json'))
}

const batches: Due[] = ['overdue', 'today', 'three-workdays', 'week', 'later', 'next-month']

/** Last day of a task's window (ISO date), seen from the day of the first start. */
export function lastDay(due: Due, today: string, calendar: Calendar): string {
  switch (due) {
    case 'overdue':
      return addCalendarDays(today, -3)
    case 'today':
      return today
    case 'three-workdays':
      return addWorkdays(today, 2, calendar)
    case 'week':
      return addCalendarDays(today, 6)
    case 'later':
      return addCalendarDays(today, 24)
    case 'next-month':
      return addCalendarDays(today, 40)
  }
}

/** The task of one plan row and batch: its window is counted from the first start, its other fields are the plan's. */
export function demoTask(
  row: PlanRow,
  due: Due,
  where: { station: DemoStation; profile: Profile; calendar: Calendar; today: string },
): Omit<TaskHeader, 'visitOfYear'> {
  const { station, profile, calendar, today } = where
  const to = lastDay(due, today, calendar)
  const year = today.slice(0, 4)
  const batch = batches.indexOf(due) + 1
  return {
    id: `task-${station.id}-${row.row}-${batch}`,
    number: `${profile.id}-${year}-${String(row.row).padStart(2, '0')}-${batch}`,
    name: `${year}年${row.name}`,
    direction: row.direction,
    objectScope: row.objectScope.replace('全域', `全${profile.name.slice(-1)}`),
    ratio: row.ratio,
    from: addCalendarDays(to, -45),
    to,
    issuingBody: `${profile.authority}（${row.section}）`,
    checkingBody: station.name,
  }
}
