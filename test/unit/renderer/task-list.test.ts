import { describe, expect, it } from 'vitest'
import { summaryState } from '../../../renderer/app/components/state-text.ts'
import type { Summary } from '../../../renderer/app/workspace.ts'
import { nextUndeclared, recusalRows } from '../../../renderer/features/recusal/recusal-rows.ts'
import { partnersThisWeek } from '../../../renderer/features/tasks/partners.ts'
import { groupTasks, resumable, weekEnd } from '../../../renderer/features/tasks/task-groups.ts'
import {
  filterOptions,
  matchesFilters,
  matchesSearch,
  noFilters,
} from '../../../renderer/features/tasks/task-search.ts'
import { summary, windowDue } from './summary-sample.ts'

/** A Wednesday. */
const today = '2026-08-12'

describe('groups of the task list', () => {
  it('puts each record into exactly one group, the most urgent that fits', () => {
    const rows = {
      attention: summary({ parked: 1, dueOn: '2026-08-01' }),
      overdue: summary({ dueOn: '2026-08-11', state: 'awaiting-signatures' }),
      today: summary({ dueOn: today }),
      sign: summary({ dueOn: '2026-09-30', state: 'awaiting-signatures' }),
      aftercare: summary({ dueOn: '2026-08-13', state: 'accepted' }),
      week: summary({ dueOn: '2026-08-16' }),
      later: summary({ dueOn: '2026-08-17' }),
      done: summary({ dueOn: '2026-08-01', state: 'archived' }),
    }
    const groups = groupTasks(Object.values(rows), today)
    expect(groups.map(({ key, rows: [first, ...more] }) => [key, first?.id, more.length])).toEqual(
      Object.entries(rows).map(([key, { id }]) => [key, id, 0]),
    )
  })

  it('settles a published record when nothing of its follow-up is open', () => {
    const group = (row: Summary) => groupTasks([row], today).find(({ rows }) => rows.length > 0)?.key
    const open = { followUp: { state: 'open' } } as NonNullable<Summary['figure']>
    const published = (more: Partial<Summary> = {}) =>
      summary({
        state: 'published',
        due: { ...windowDue('2026-08-01'), kind: 'publication' },
        ...more,
      })
    expect(group(published())).toBe('done')
    expect(group(published({ figure: open }))).toBe('aftercare')
    expect(group(published({ figure: open, due: { ...windowDue('2026-08-11'), kind: 'follow-up' } }))).toBe(
      'overdue',
    )
    expect(group(published({ state: 'accepted' }))).toBe('overdue')
  })

  it('brings a returned approval form back to its inspectors', () => {
    const returned = summary({
      state: 'accepted',
      listing: {
        status: 'returned',
        step: 'stationHead',
        path: 'listing',
        reasonText: '无法联系',
        stationId: 'quanxiu',
      },
    })
    expect(groupTasks([returned], today)[0]?.rows).toEqual([returned])
    expect(summaryState(returned, 'jia').words).toBe('审批表被退回')
  })

  it('sorts by due date', () => {
    const later = summary({ dueOn: '2026-08-15' })
    const sooner = summary({ dueOn: '2026-08-13' })
    expect(groupTasks([later, sooner], today).find(({ key }) => key === 'week')?.rows).toEqual([
      sooner,
      later,
    ])
  })

  it('ends a week on Sunday', () => {
    expect(weekEnd('2026-08-12')).toBe('2026-08-16')
    expect(weekEnd('2026-08-16')).toBe('2026-08-16')
  })

  it('resumes the own inspection that was changed last', () => {
    const older = summary({ state: 'inspecting', changedAt: '2026-08-11T01:00:00.000Z' })
    const newer = summary({ state: 'inspecting', changedAt: '2026-08-12T01:00:00.000Z' })
    const foreign = summary({
      state: 'inspecting',
      officers: [{ id: 'bing', name: '检查员丙' }],
      changedAt: '2026-08-12T02:00:00.000Z',
    })
    expect(resumable([older, newer, foreign], 'jia')).toBe(newer)
  })
})

describe('state in words', () => {
  it('tells whose act is waited for', () => {
    const signing = { state: 'awaiting-signatures' as const, signed: ['jia'] }
    expect(summaryState(summary(signing), 'yi').words).toBe('待本人签字')
    expect(summaryState(summary(signing), 'jia').words).toBe('待检查员乙签字')
    const declaring = { state: 'awaiting-recusal' as const, declared: ['jia'] }
    expect(summaryState(summary(declaring), 'jia')).toEqual({ mark: 'waiting', words: '待检查员乙声明' })
    expect(summaryState(summary(declaring), 'yi').words).toBe('待回避声明')
  })
})

describe('search', () => {
  const row = summary({
    name: '丰泽区某某大药房',
    initials: 'fzqmmdyf',
    address: '丰泽区北峰街道模拟路 45 号',
  })

  it.each([
    '大药房',
    '92350503ma0c',
    '９２３５０５０３ＭＡ',
    'mmdyf',
    'FZQ',
    '模拟路',
    '北峰 药房',
    '',
    '  ',
  ])('finds %j', (query) => expect(matchesSearch(row, query)).toBe(true))

  it.each(['眼镜', 'qzfzcyx', '大药房 眼镜', '[', '\\'])('does not find %j', (query) =>
    expect(matchesSearch(row, query)).toBe(false),
  )

  it('filters by matter, station, risk and state together', () => {
    expect(matchesFilters(row, { ...noFilters, risk: ['A', 'B'], matter: ['登记事项检查'] })).toBe(true)
    expect(matchesFilters(row, { ...noFilters, risk: ['A'], station: ['东海市场监管所'] })).toBe(false)
    expect(filterOptions([row]).state).toEqual([{ value: 'awaiting-inspection', label: '待检查' }])
  })
})

describe('before a trip', () => {
  it('names partners of this week who are not enrolled on this laptop', () => {
    const rows = [
      summary({ dueOn: '2026-08-14' }),
      summary({ dueOn: '2026-08-01' }),
      summary({
        dueOn: '2026-12-01',
        officers: [
          { id: 'jia', name: '检查员甲' },
          { id: 'ding', name: '检查员丁' },
        ],
      }),
      summary({ dueOn: '2026-08-13', state: 'accepted' }),
    ]
    expect(partnersThisWeek(rows, 'jia', [], today)).toEqual([
      { id: 'yi', name: '检查员乙', count: 2, enrolled: false, certificateExpired: false },
    ])
  })
})

describe('rows of the recusal matrix', () => {
  const open = summary({ state: 'awaiting-recusal', declared: [], dueOn: '2026-08-14' })
  const half = summary({ state: 'awaiting-recusal', declared: ['jia'], dueOn: '2026-08-15' })
  const later = summary({ state: 'awaiting-recusal', declared: [], dueOn: '2026-12-01' })
  const accepted = summary({ state: 'accepted', dueOn: '2026-08-13' })
  const rows = [later, half, open, accepted]

  it('shows this week, or everything that waits, and always the one that the officer came from', () => {
    expect(recusalRows(rows, 'jia', today, 'week', null)).toEqual([open, half])
    expect(recusalRows(rows, 'jia', today, 'all', null)).toEqual([open, half, later])
    expect(recusalRows(rows, 'jia', today, 'week', later.id)).toEqual([open, half, later])
  })

  it('goes on to the next record that lacks the declaration of the officer', () => {
    expect(nextUndeclared([open, half, later], 'jia', open.id)).toBe(later)
    expect(nextUndeclared([open, half, later], 'yi', open.id)).toBe(half)
    expect(nextUndeclared([half], 'jia', null)).toBeUndefined()
  })
})
