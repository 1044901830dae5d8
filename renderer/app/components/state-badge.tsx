import {
  IconAlertTriangle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleMinus,
  IconHourglass,
  IconLock,
  IconPencil,
  IconProgress,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './state-badge.module.css'
import type { StateMark } from './state-text.ts'

const icons = {
  open: IconCircleDashed,
  progress: IconProgress,
  pen: IconPencil,
  waiting: IconHourglass,
  alert: IconAlertTriangle,
  done: IconCircleCheckFilled,
  locked: IconLock,
  ended: IconCircleMinus,
} satisfies Record<StateMark, unknown>

/** A 16 px mark and words; the state is never told by colour alone. */
export function StateBadge({
  mark,
  muted = false,
  children,
}: {
  mark: StateMark
  /** Words in the quiet colour: 待声明, 未打开. */
  muted?: boolean
  children: ReactNode
}) {
  const Icon = icons[mark]
  return (
    <span className={classNames(styles.badge, styles[mark], muted && styles.muted)}>
      <Icon size={16} stroke={1.7} aria-hidden className={styles.icon} />
      <span className={styles.words}>{children}</span>
    </span>
  )
}
