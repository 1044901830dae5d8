import {
  IconCloudUp,
  IconFileText,
  IconGavel,
  IconHelpCircle,
  IconListCheck,
  IconRubberStamp,
  IconScale,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import type { Role } from '../../../shared/domain/inspection.ts'
import { classNames } from '../class-names.ts'
import { AccountMenu } from './account-menu.tsx'
import { Mark } from './mark.tsx'
import styles from './rail.module.css'

const icon = { size: 20, stroke: 1.7, 'aria-hidden': true } as const

const places = {
  tasks: { to: '/tasks', label: '任务', icon: <IconListCheck {...icon} /> },
  documents: { to: '/documents', label: '文书', icon: <IconFileText {...icon} /> },
  approval: { to: '/approval', label: '审批', icon: <IconRubberStamp {...icon} /> },
  rules: { to: '/rules', label: '规则', icon: <IconScale {...icon} /> },
  followUp: { to: '/follow-up', label: '处置', icon: <IconGavel {...icon} /> },
  sync: { to: '/sync', label: '同步', icon: <IconCloudUp {...icon} /> },
}

/** The rail's places for a role, in the order of G then 1, 2, 3 …; inspectors inspect, heads and bureau approve. */
export function railPlaces(role: Role): readonly (typeof places)[keyof typeof places][] {
  if (role === 'admin') return [places.tasks, places.documents, places.rules, places.followUp, places.sync]
  return role === 'inspector'
    ? [places.tasks, places.documents, places.followUp, places.sync]
    : [places.approval, places.tasks, places.followUp, places.sync]
}

/** The rail at the left edge. @param parked commands in 需要处理, shown at 同步 */
export function Rail({ role, parked, waiting }: { role: Role; parked: number; waiting: number }) {
  return (
    <nav className={styles.rail} aria-label="主导航">
      <div className={styles.mark}>
        <Mark size={36} />
      </div>
      <ul className={styles.list}>
        {railPlaces(role).map((place) => (
          <li key={place.to}>
            <Place
              {...place}
              count={place === places.sync ? parked : place === places.approval ? waiting : 0}
              alert={place === places.sync}
            />
          </li>
        ))}
      </ul>
      <ul className={classNames(styles.list, styles.foot)}>
        <li>
          <Place to="/help" label="帮助" icon={<IconHelpCircle {...icon} />} />
        </li>
        <li>
          <AccountMenu />
        </li>
      </ul>
    </nav>
  )
}

function Place({
  to,
  label,
  icon: mark,
  count = 0,
  alert = false,
}: {
  to: string
  label: string
  icon: ReactNode
  count?: number
  alert?: boolean
}) {
  return (
    <NavLink to={to} className={({ isActive }) => classNames(styles.place, isActive && styles.active)}>
      <span className={styles.icon}>
        {mark}
        {count > 0 && (
          <span className={classNames(styles.count, alert && styles.alert)}>
            <span className="visually-hidden">{alert ? '需要处理 ' : '待审批 '}</span>
            {count > 99 ? '99+' : count}
          </span>
        )}
      </span>
      {label}
    </NavLink>
  )
}
