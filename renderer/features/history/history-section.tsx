import { Link } from 'react-router'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { PanelTitle } from '../../app/components/panel.tsx'
import styles from './history-section.module.css'
import { notableWords } from './notable.ts'
import { useHistory } from './use-history.ts'

/** How the record was filled in, in one line, where somebody decides on it; leads to 记录历史 (Q17). */
export function HistorySection({ inspection }: { inspection: Inspection }) {
  const history = useHistory(inspection.id)
  const words = notableWords(inspection, history)
  const altered = history?.faults && (history.faults.differs || history.faults.altered.length > 0)
  return (
    <section aria-label="记录历史">
      <PanelTitle
        aside={
          <Link className={styles.link} to={`/inspections/${inspection.id}/history`}>
            看全部
          </Link>
        }
      >
        记录历史
      </PanelTitle>
      {altered && <p className={styles.altered}>站点的记录链校验不一致，请联系管理员</p>}
      <p className={styles.words}>
        {words.length > 0 ? words.join('，') : '没有一并填写、改答、补录'}
        {history && !history.taken && '；其余要连上站点才能看'}
      </p>
    </section>
  )
}
