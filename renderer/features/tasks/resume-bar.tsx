import { IconPlayerPlay } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { Button } from '../../app/components/button.tsx'
import { NameLine } from '../../app/components/name-line.tsx'
import type { Summary } from '../../app/workspace.ts'
import styles from './tasks.module.css'

/** 接着做: leads back into the inspection that was left last. */
export function ResumeBar({ summary }: { summary: Summary }) {
  const navigate = useNavigate()
  return (
    <section className={styles.bar} aria-label="接着做">
      <div className={styles.barWords}>
        <p className={styles.barLabel}>接着做</p>
        <p className={styles.barLine}>
          <NameLine name={summary.name} className={styles.barName} />
          <span className={styles.barNote}>
            {summary.matters[0]}
            {summary.matters.length > 1 ? `等 ${summary.matters.length} 个事项` : ''}，共 {summary.total}{' '}
            项，已答 {summary.answered} 项
          </span>
        </p>
      </div>
      <Button
        kind="primary"
        keyCap="Enter"
        icon={<IconPlayerPlay size={16} stroke={1.8} />}
        className={styles.barButton}
        onClick={() => navigate(`/inspections/${summary.id}/check`)}
      >
        继续检查
      </Button>
    </section>
  )
}
