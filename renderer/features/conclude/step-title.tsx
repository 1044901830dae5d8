import { IconCircleCheckFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './step-title.module.css'

/** Title of one step: its number, or a filled tick once it is done. */
export function StepTitle({
  number,
  done,
  hint,
  aside,
  children,
}: {
  number: number
  done: boolean
  hint?: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={styles.line}>
      {done ? (
        <IconCircleCheckFilled size={22} className={styles.done} role="img" aria-label="已完成" />
      ) : (
        <span className={styles.number} aria-hidden>
          {number}
        </span>
      )}
      <h2 className={styles.title}>{children}</h2>
      {hint && <span className={styles.hint}>{hint}</span>}
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  )
}
