import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './note.module.css'

const icons = {
  quiet: IconInfoCircle,
  locked: IconLock,
  red: IconAlertTriangle,
  amber: IconClock,
  green: IconCircleCheck,
}

/** A block of one or two sentences on a tint. `red` is announced at once. */
export function Note({
  tone = 'quiet',
  className,
  children,
}: {
  tone?: keyof typeof icons
  className?: string
  children: ReactNode
}) {
  const Icon = icons[tone]
  return (
    <div
      className={classNames(styles.note, styles[tone], className)}
      role={tone === 'red' ? 'alert' : undefined}
    >
      <Icon size={16} stroke={1.7} aria-hidden className={styles.icon} />
      <div className={styles.words}>{children}</div>
    </div>
  )
}
