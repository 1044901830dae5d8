import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** What is empty, why or what comes next, and one outlined act. */
export function EmptyState({
  icon,
  title,
  action,
  children,
}: {
  icon: ReactNode
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  )
}
