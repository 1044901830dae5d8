import { useEffect, useRef } from 'react'
import { classNames } from '../../app/class-names.ts'
import { DeadlineWords } from '../../app/components/deadline-chip.tsx'
import { NameLine } from '../../app/components/name-line.tsx'
import { useCalendar } from '../../app/use-calendar.ts'
import { useToday } from '../../app/use-today.ts'
import type { Summary } from '../../app/workspace.ts'
import styles from './queue.module.css'

/** What waits for the account, by deadline. */
export function Queue({
  rows,
  current,
  onChoose,
  onMove,
}: {
  rows: readonly Summary[]
  current: string | undefined
  onChoose: (id: string) => void
  onMove: (by: number) => void
}) {
  const today = useToday()
  const calendar = useCalendar()
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row is kept in view
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div className={styles.queue}>
      <h2 className={styles.title} id="approval-queue">
        列入经营异常名录 <span className={styles.count}>{rows.length}</span>
      </h2>
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        aria-labelledby="approval-queue"
        aria-activedescendant={current && `approval-${current}`}
        tabIndex={0}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (by === 0) return
          event.preventDefault()
          onMove(by)
        }}
      >
        {rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus
          <div
            key={row.id}
            id={`approval-${row.id}`}
            role="option"
            aria-selected={row.id === current}
            className={classNames(styles.row, row.id === current && styles.current)}
            onClick={() => onChoose(row.id)}
          >
            <NameLine name={row.name} className={styles.name} />
            <p className={styles.reason}>{row.listing?.reasonText.replace(/的$/, '')}</p>
            <p className={styles.due}>
              <DeadlineWords due={row.due} today={today} calendar={calendar} />
            </p>
          </div>
        ))}
      </div>
    </div>
  )
}
