import { useEffect, useRef } from 'react'
import { classNames } from '../../app/class-names.ts'
import { DeadlineWords } from '../../app/components/deadline-chip.tsx'
import { NameLine } from '../../app/components/name-line.tsx'
import { useCalendar } from '../../app/use-calendar.ts'
import { useToday } from '../../app/use-today.ts'
import type { Summary } from '../../app/workspace.ts'
import { outcomeWords } from './chain.ts'
import styles from './queue.module.css'
import { caseDue, type QueueGroup } from './queue-groups.ts'

/** What waits for the account, by the date of the decision, and what was decided. */
export function Queue({
  groups,
  current,
  onChoose,
  onMove,
}: {
  groups: readonly QueueGroup[]
  current: string | undefined
  onChoose: (id: string) => void
  onMove: (by: number) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen row is kept in view
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div className={styles.queue}>
      <h2 className={styles.title} id="approval-queue">
        列入和标记
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
        {groups.map(({ key, name, rows }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of a listbox has no element of its own
          <div key={key} role="group" aria-label={name}>
            <p className={styles.group} aria-hidden>
              {name} <span className={styles.count}>{rows.length}</span>
            </p>
            {rows.map((row) => (
              <Row key={row.id} row={row} current={row.id === current} onChoose={onChoose} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

function Row({ row, current, onChoose }: { row: Summary; current: boolean; onChoose: (id: string) => void }) {
  const today = useToday()
  const calendar = useCalendar()
  const { listing } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus
    <div
      id={`approval-${row.id}`}
      role="option"
      aria-selected={current}
      className={classNames(styles.row, current && styles.current)}
      onClick={() => onChoose(row.id)}
    >
      <NameLine name={row.name} className={styles.name} />
      <p className={styles.reason}>{listing?.reasonText.replace(/的$/, '')}</p>
      <p className={styles.due}>
        {listing?.decision ? (
          <span className={styles.decided}>
            {outcomeWords(listing, listing.decision.outcome)} {listing.decision.number}
          </span>
        ) : (
          <DeadlineWords due={caseDue(row)} today={today} calendar={calendar} />
        )}
      </p>
    </div>
  )
}
