import type { ReactNode } from 'react'
import styles from './record-header.module.css'

/** The header of a page inside one record: whose it is, its deadline and facts at the left, page-wide acts at the right. */
export function RecordHeader({
  name,
  beside,
  facts,
  children,
}: {
  name: string
  /** Deadline chip and the like, beside the name. */
  beside?: ReactNode
  /** Second line, 12/18. */
  facts: ReactNode
  children?: ReactNode
}) {
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <div className={styles.line}>
          <h1 className={styles.name} title={name}>
            {name}
          </h1>
          {beside}
        </div>
        <div className={styles.facts}>{facts}</div>
      </div>
      {children && <div className={styles.acts}>{children}</div>}
    </header>
  )
}
