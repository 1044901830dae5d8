import type { Officer } from '../../../shared/domain/inspection.ts'
import { Pill } from '../../app/components/pill.tsx'
import styles from './side-panel.module.css'

/** The officers with what the 名录库 says of them: department, 职务, 业务专长, expert (P5, Q4). */
export function OfficerLines({ officers }: { officers: readonly Officer[] }) {
  return (
    <ul>
      {officers.map(({ id, name, department, position, expertise, expert }) => {
        const words = [
          department,
          position,
          expertise && expertise.length > 0 && `专长 ${expertise.join('、')}`,
        ]
          .filter(Boolean)
          .join('，')
        return (
          <li key={id}>
            {name} {expert && <Pill tone="accent">专家</Pill>}
            {words && <span className={styles.about}>{words}</span>}
          </li>
        )
      })}
    </ul>
  )
}
