import { IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled } from '@tabler/icons-react'
import { Link } from 'react-router'
import { classNames } from '../../app/class-names.ts'
import styles from './matter-results.module.css'
import { type MatterSummary, matterResultNames } from './matter-summary.ts'

const icons = {
  'no-problem': IconCircleCheckFilled,
  problem: IconCircleXFilled,
  'not-completed': IconCircleDashed,
}

/** 各事项结果: follows from the checklists; a row leads to what needs a look. */
export function MatterResults({
  inspectionId,
  summaries,
}: {
  inspectionId: string
  summaries: readonly MatterSummary[]
}) {
  return (
    <ul className={styles.rows}>
      {summaries.map(({ checklistId, matter, result, words, itemKey }) => {
        const Icon = icons[result]
        return (
          <li key={checklistId} className={styles.row}>
            <Icon size={20} aria-hidden className={styles[result]} />
            <span className={styles.matter}>{matter}</span>
            {itemKey ? (
              <Link
                className={styles.words}
                to={`/inspections/${inspectionId}/check?item=${encodeURIComponent(itemKey)}`}
              >
                {words}
              </Link>
            ) : (
              <span className={styles.words}>{words}</span>
            )}
            <span className={classNames(styles.result, result !== 'no-problem' && styles[result])}>
              {matterResultNames[result]}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
