import type { ComponentProps } from 'react'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import { classNames } from '../class-names.ts'
import styles from './date-input.module.css'

/** A date as 2026年9月11日; with focus it is the browser's own date field. `value` is an ISO date or empty. */
export function DateInput({
  value,
  onChange,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> & {
  value: string
  onChange: (date: string) => void
}) {
  return (
    <span className={classNames(styles.box, className)}>
      <input
        type="date"
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      <span className={styles.words} aria-hidden>
        {value ? chineseDate(value, true) : '选日期'}
      </span>
    </span>
  )
}
