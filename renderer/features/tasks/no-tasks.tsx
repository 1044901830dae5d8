import { IconCalendarCheck, IconListCheck, IconSearch } from '@tabler/icons-react'
import { Button } from '../../app/components/button.tsx'
import { dateNear } from '../../app/components/deadline-text.ts'
import { EmptyState } from '../../app/components/empty-state.tsx'
import type { GroupKey, TaskGroup } from './task-groups.ts'

interface NoTasksProps {
  query: string
  /** Records on this laptop. */
  total: number
  complete: boolean
  tab: GroupKey | 'all'
  groups: readonly TaskGroup[]
  today: string
  onTab: (tab: GroupKey | 'all') => void
  onClear: () => void
}

/** Why the list is empty, and the way on. */
export function NoTasks({ query, total, complete, tab, groups, today, onTab, onClear }: NoTasksProps) {
  if (total === 0) {
    return (
      <EmptyState
        icon={<IconListCheck size={32} stroke={1.5} />}
        title={complete ? '还没有分派给你的任务' : '任务正在取到本机'}
      >
        {complete ? '站点派发后，下一次同步会出现在这里。' : '取到的户会逐户出现在这里。'}
      </EmptyState>
    )
  }
  const found = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  if (found === 0) {
    return (
      <EmptyState
        icon={<IconSearch size={32} stroke={1.5} />}
        title={query.trim() ? `没有找到“${query.trim()}”` : '没有符合条件的任务'}
        action={<Button onClick={onClear}>清除条件</Button>}
      >
        名称、代码、拼音首字母和地址都查过，范围是已同步到本机的 {total} 户{complete ? '' : '，列表还不完整'}
        。
      </EmptyState>
    )
  }
  const names: Partial<Record<GroupKey | 'all', string>> = {
    attention: '没有需要处理的任务',
    overdue: '没有逾期的任务',
    today: '今天没有到期的任务',
    sign: '没有待签字的任务',
    week: '本周没有其他任务',
    done: '还没有办结的任务',
  }
  const next = groups
    .filter(({ key }) => key !== 'done')
    .flatMap(({ rows }) => rows)
    .filter(({ due }) => due.date > today)
    .sort((a, b) => (a.due.date < b.due.date ? -1 : 1))[0]
  return (
    <EmptyState
      icon={<IconCalendarCheck size={32} stroke={1.5} />}
      title={names[tab] ?? '没有任务'}
      action={<Button onClick={() => onTab('all')}>看全部 {found} 户</Button>}
    >
      {next ? `下一个期限是 ${dateNear(next.due.date, today)}，${next.name}。` : '后面也没有期限。'}
    </EmptyState>
  )
}
