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

/** 各事项结果: follows from the checklists; a row leads to what needs a look. A joint visit is shown by department (P15). */
export function MatterResults({
  inspectionId,
  summaries,
}: {
  inspectionId: string
  summaries: readonly MatterSummary[]
}) {
  const departments = [...new Set(summaries.map(({ department }) => department))]
  if (departments.length < 2)
    return (
      <ul className={styles.rows}>
        {summaries.map((summary) => (
          <Row key={summary.checklistId} inspectionId={inspectionId} summary={summary} />
        ))}
      </ul>
    )
  return (
    <div className={styles.rows}>
      {departments.map((department) => (
        <section key={department ?? ''} aria-label={department ?? '未分部门'} className={styles.department}>
          <h3>{department ?? '未分部门'}</h3>
          <ul>
            {summaries
              .filter((summary) => summary.department === department)
              .map((summary) => (
                <Row key={summary.checklistId} inspectionId={inspectionId} summary={summary} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Row({
  inspectionId,
  summary: { matter, result, words, itemKey },
}: {
  inspectionId: string
  summary: MatterSummary
}) {
  const Icon = icons[result]
  return (
    <li className={styles.row}>
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
}
