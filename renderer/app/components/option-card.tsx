import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './option-card.module.css'

interface OptionProps {
  /** Name of the radio group. */
  name: string
  title: ReactNode
  /** The consequence of this choice. */
  note?: ReactNode
  checked: boolean
  onChoose: () => void
  disabled?: boolean
}

/** One choice of a group as a card; wrap several in `OptionGroup`. */
export function OptionCard({ name, title, note, checked, onChoose, disabled }: OptionProps) {
  return (
    <label className={classNames(styles.card, checked && styles.checked, disabled && styles.disabled)}>
      <input
        className={styles.ring}
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        disabled={disabled}
      />
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {note && <span className={styles.note}>{note}</span>}
      </span>
    </label>
  )
}

/** One choice of a group as a plain line of 40 px. */
export function OptionLine({ name, title, checked, onChoose, disabled }: Omit<OptionProps, 'note'>) {
  return (
    <label className={classNames(styles.line, checked && styles.checked, disabled && styles.disabled)}>
      <input
        className={styles.ring}
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        disabled={disabled}
      />
      <span>{title}</span>
    </label>
  )
}

/** A radio group with a name for readers. */
export function OptionGroup({
  label,
  columns = 1,
  className,
  children,
}: {
  label: string
  columns?: number
  className?: string
  children: ReactNode
}) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames(styles.group, className)}
      style={columns > 1 ? { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` } : undefined}
    >
      {children}
    </div>
  )
}
