import type { Summary } from '../../../renderer/app/workspace.ts'
import type { Calendar } from '../../../shared/domain/calendar.ts'
import { noProcess } from '../../../shared/domain/process.ts'
import { dueDate } from '../../../shared/domain/publication.ts'

/** 2026: 国庆 as published, with the two Saturdays and Sundays that are worked for it. */
export const calendar: Calendar = {
  id: 'test',
  version: 1,
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-10'],
}

/** The due date of a record that is not concluded yet: the last day of its task. */
export function windowDue(date: string): Summary['due'] {
  return dueDate(
    { task: { to: date }, process: noProcess } as Parameters<typeof dueDate>[0],
    {} as never,
    calendar,
    {} as never,
  )
}

let count = 0

/** A row of the task list; members are given where a test is about them. */
export function summary(more: Partial<Summary> & { dueOn?: string } = {}): Summary {
  count += 1
  const { dueOn, ...rest } = more
  return {
    id: `inspection-${count}`,
    name: '丰泽区某某餐饮服务部',
    code: '92350503MA0C7U315B',
    kind: 'individual',
    address: '丰泽区丰泽街道样板街 88 号之 3',
    initials: 'fzqmmcyfwb',
    stationName: '泉秀市场监管所',
    risk: 'A',
    state: 'awaiting-inspection',
    taskName: '2026年企业双随机抽查',
    taskNumber: '350503-2026-12',
    matters: ['登记事项检查'],
    officers: [
      { id: 'jia', name: '检查员甲' },
      { id: 'yi', name: '检查员乙' },
    ],
    declared: ['jia', 'yi'],
    signed: [],
    due: windowDue(dueOn ?? '2026-09-30'),
    answered: 0,
    total: 34,
    parked: 0,
    changedAt: '2026-08-11T01:00:00.000Z',
    ...rest,
  }
}
