import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './pill.module.css'

/** A short word on a tint: 联合检查, 暂算, 不一致. */
export function Pill({
  tone = 'neutral',
  className,
  children,
}: {
  tone?: 'neutral' | 'accent' | 'green' | 'amber' | 'red'
  className?: string
  children: ReactNode
}) {
  return <span className={classNames(styles.pill, styles[tone], className)}>{children}</span>
}
