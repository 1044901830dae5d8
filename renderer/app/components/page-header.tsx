import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './page-header.module.css'

interface PageHeaderProps {
  title: ReactNode
  /** Where this page hangs: 我的任务 › 本周. */
  trail?: readonly { label: string; to?: string }[]
  /** Quiet words or a state beside the title. */
  beside?: ReactNode
  /** Page-wide acts, at the right. */
  actions?: ReactNode
}

/** The 60 px band on top of every page: who or what at the left, page-wide acts at the right. */
export function PageHeader({ title, trail, beside, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        {trail && (
          <nav aria-label="位置" className={styles.trail}>
            {trail.map(({ label, to }, index) => (
              <span key={label} className={styles.step}>
                {index > 0 && <IconChevronRight size={14} stroke={1.7} aria-hidden />}
                {to ? <Link to={to}>{label}</Link> : <span>{label}</span>}
              </span>
            ))}
          </nav>
        )}
        <div className={styles.line}>
          <h1 className={trail ? styles.small : styles.title}>{title}</h1>
          {beside && <div className={styles.beside}>{beside}</div>}
        </div>
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
