// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand for lists of any length, so table elements would not lay out
import { IconChevronRight, IconFlag } from '@tabler/icons-react'
import { memo } from 'react'
import type { Calendar } from '../../../shared/domain/calendar.ts'
import { classNames } from '../../app/class-names.ts'
import { DeadlineChip } from '../../app/components/deadline-chip.tsx'
import { NameLine } from '../../app/components/name-line.tsx'
import { RiskBadge } from '../../app/components/risk-badge.tsx'
import { StateBadge } from '../../app/components/state-badge.tsx'
import { summaryState } from '../../app/components/state-text.ts'
import type { Summary } from '../../app/workspace.ts'
import { isDateSettled } from './task-groups.ts'
import styles from './task-list.module.css'

interface TaskRowProps {
  summary: Summary
  index: number
  accountId: string
  today: string
  calendar: Calendar
  selected: boolean
  onOpen: (id: string) => void
}

/** Element id of a row, for `aria-activedescendant`. */
export function rowId(id: string): string {
  return `task-${id}`
}

/** One business of the task list, 48 px. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { summary, index, accountId, today, calendar, selected, onOpen } = props
  const state = summaryState(summary, accountId)
  const others = summary.officers.filter(({ id }) => id !== accountId).map(({ name }) => name)
  const matters = summary.matters.join('、')
  const flags = summary.creditFlags?.join('、')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page handles ↑ ↓ and Enter for the whole list
    <div
      id={rowId(summary.id)}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      tabIndex={-1}
      className={classNames(styles.row, selected && styles.selected)}
      onClick={() => onOpen(summary.id)}
    >
      <div role="rowheader" tabIndex={-1} className={styles.business}>
        <NameLine name={summary.name} className={styles.name} />
        <span className={styles.where} title={summary.address}>
          {flags && (
            <span className={styles.flag} title={flags}>
              <IconFlag size={12} stroke={1.8} aria-hidden /> {flags}
            </span>
          )}
          <span className={styles.code}>{summary.code}</span> {summary.address}
        </span>
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.cut} title={matters}>
        {matters}
      </div>
      <div role="gridcell" tabIndex={-1} className={classNames(styles.cut, styles.station)}>
        {summary.stationName}
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.badge}>
        <RiskBadge risk={summary.risk} />
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.cut} title={others.join('、')}>
        {others.join('、')}
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.badge}>
        <StateBadge mark={state.mark}>{state.words}</StateBadge>
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.badge}>
        <DeadlineChip
          due={summary.due}
          today={today}
          calendar={calendar}
          settled={isDateSettled(summary)}
          focusable={false}
        />
      </div>
      <IconChevronRight size={16} stroke={1.7} aria-hidden className={styles.chevron} />
    </div>
  )
})
