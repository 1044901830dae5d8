import { IconBriefcase, IconFiles } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { chineseDate, chineseWeekday } from '../../../shared/domain/china-time.ts'
import { Button } from '../../app/components/button.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useCalendar } from '../../app/use-calendar.ts'
import { useKeys } from '../../app/use-keys.ts'
import { useToday } from '../../app/use-today.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { BeforeTrip } from './before-trip.tsx'
import { FirstSync } from './first-sync.tsx'
import { NoTasks } from './no-tasks.tsx'
import { ResumeBar } from './resume-bar.tsx'
import { SearchField } from './search-field.tsx'
import { TaskBar } from './task-bar.tsx'
import { type GroupKey, groupTasks, resumable } from './task-groups.ts'
import { TaskList } from './task-list.tsx'
import { type Filters, filterOptions, matchesFilters, matchesSearch, noFilters } from './task-search.ts'
import styles from './tasks.module.css'

/** 我的任务: every inspection in scope, grouped by urgency, with search and filters. */
export default function Tasks() {
  const workspace = useWorkspace()
  const summaries = useSnapshot(workspace.summaries)
  const sync = useSnapshot(workspace.sync)
  const today = useToday()
  const calendar = useCalendar()
  const navigate = useNavigate()
  const search = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [filters, setFilters] = useState<Filters>(noFilters)
  const [tab, setTab] = useState<GroupKey | 'all'>('all')
  const [selected, setSelected] = useState<string | null>(null)
  const [trip, setTrip] = useState(false)
  const deferredQuery = useDeferredValue(query)

  const options = useMemo(() => filterOptions(summaries), [summaries])
  const found = useMemo(
    () =>
      summaries.filter(
        (summary) => matchesFilters(summary, filters) && matchesSearch(summary, deferredQuery),
      ),
    [summaries, filters, deferredQuery],
  )
  const groups = useMemo(() => groupTasks(found, today), [found, today])
  const shown = useMemo(
    () => groups.filter(({ key, rows }) => rows.length > 0 && (tab === 'all' || tab === key)),
    [groups, tab],
  )
  const rows = useMemo(() => shown.flatMap((group) => group.rows), [shown])
  const resume = useMemo(() => resumable(summaries, workspace.account.id), [summaries, workspace.account.id])

  const open = (id: string) => navigate(`/inspections/${id}`)
  const move = (step: number) => {
    const index = rows.findIndex(({ id }) => id === selected)
    const next = rows[index === -1 ? (step > 0 ? 0 : rows.length - 1) : index + step]
    if (next) setSelected(next.id)
  }
  const openSelected = () => {
    if (selected && rows.some(({ id }) => id === selected)) open(selected)
    else if (resume) navigate(`/inspections/${resume.id}/check`)
  }
  const clear = () => {
    setQuery('')
    setFilters(noFilters)
    setTab('all')
  }
  useKeys([
    ['Slash', () => search.current?.focus()],
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
    ['Enter', openSelected],
    ['Escape', () => (selected ? setSelected(null) : clear())],
  ])

  return (
    <>
      <PageHeader
        title="我的任务"
        beside={`${chineseDate(today)} ${chineseWeekday(today)}`}
        actions={
          <>
            {workspace.account.role === 'inspector' && (
              <>
                <Button
                  kind="plain"
                  icon={<IconFiles size={18} stroke={1.7} />}
                  onClick={() => navigate('/documents/batch')}
                >
                  批量文书
                </Button>
                <Button
                  kind="plain"
                  icon={<IconBriefcase size={18} stroke={1.7} />}
                  onClick={() => setTrip(true)}
                >
                  出门前检查
                </Button>
              </>
            )}
            <SearchField
              inputRef={search}
              value={query}
              onChange={setQuery}
              onDown={() => {
                search.current?.blur()
                move(1)
              }}
            />
          </>
        }
      />
      <TaskBar
        groups={groups}
        total={found.length}
        tab={tab}
        onTab={setTab}
        options={options}
        filters={filters}
        onFilters={setFilters}
      />
      <div className={styles.body} aria-busy={query !== deferredQuery}>
        {!sync.complete && <FirstSync sync={sync} />}
        <BeforeTrip opened={trip} onOpen={() => setTrip(true)} onClose={() => setTrip(false)} />
        {resume && tab === 'all' && query === '' && <ResumeBar summary={resume} />}
        {rows.length > 0 ? (
          <TaskList groups={shown} today={today} calendar={calendar} selected={selected} onOpen={open} />
        ) : (
          <NoTasks
            query={deferredQuery}
            total={summaries.length}
            complete={sync.complete}
            tab={tab}
            groups={groups}
            today={today}
            onTab={setTab}
            onClear={clear}
          />
        )}
      </div>
    </>
  )
}
