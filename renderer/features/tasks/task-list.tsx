// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand for lists of any length, so table elements would not lay out
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { Calendar } from '../../../shared/domain/calendar.ts'
import { classNames } from '../../app/class-names.ts'
import type { Summary } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import type { TaskGroup } from './task-groups.ts'
import styles from './task-list.module.css'
import { rowId, TaskRow } from './task-row.tsx'

interface TaskListProps {
  groups: readonly TaskGroup[]
  today: string
  calendar: Calendar
  /** Id of the row in hand. */
  selected: string | null
  onOpen: (id: string) => void
}

type Line = { kind: 'group'; group: TaskGroup } | { kind: 'row'; summary: Summary }

const groupHeight = 32
const rowHeight = 48

/** The rows that are in view, of lists of any length; a grid for readers. */
export function TaskList({ groups, today, calendar, selected, onOpen }: TaskListProps) {
  const { account } = useWorkspace()
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo<Line[]>(
    () =>
      groups.flatMap((group) => [
        { kind: 'group' as const, group },
        ...group.rows.map((summary) => ({ kind: 'row' as const, summary })),
      ]),
    [groups],
  )
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? groupHeight : rowHeight),
    getItemKey: (index) => {
      const line = lines[index]
      return line?.kind === 'row' ? line.summary.id : (line?.group.key ?? index)
    },
    overscan: 8,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights belong to the lines, which moved
  useEffect(() => virtualizer.measure(), [lines, virtualizer])
  useEffect(() => {
    const index = lines.findIndex((line) => line.kind === 'row' && line.summary.id === selected)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [selected, lines, virtualizer])

  return (
    <div
      ref={scroller}
      className={classNames(styles.scroller, account.role !== 'inspector' && styles.everyOfficer)}
    >
      <div
        role="grid"
        aria-label="任务"
        aria-rowcount={lines.length}
        aria-activedescendant={selected ? rowId(selected) : undefined}
        tabIndex={0}
        className={styles.grid}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
          const line = lines[index]!
          return (
            <div
              key={key}
              role="rowgroup"
              className={styles.line}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              {line.kind === 'group' ? (
                <GroupLine group={line.group} index={index} />
              ) : (
                <TaskRow
                  summary={line.summary}
                  index={index}
                  accountId={account.id}
                  today={today}
                  calendar={calendar}
                  selected={line.summary.id === selected}
                  onOpen={onOpen}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function GroupLine({ group, index }: { group: TaskGroup; index: number }) {
  return (
    <div role="row" aria-rowindex={index + 1} tabIndex={-1} className={styles.group}>
      <span
        role="gridcell"
        tabIndex={-1}
        className={classNames(styles.groupName, group.urgent && styles.urgent)}
      >
        {group.name}
        <span className={styles.groupCount}>{group.rows.length}</span>
      </span>
    </div>
  )
}
