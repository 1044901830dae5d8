import { type RiskClass, riskClassNames } from '../../../shared/domain/business.ts'
import { classNames } from '../class-names.ts'
import styles from './risk-badge.module.css'

const bars: Record<RiskClass, number> = { A: 1, B: 2, C: 3, D: 4 }

/** 企业信用风险: four rising bars and the words. */
export function RiskBadge({ risk }: { risk: RiskClass }) {
  return (
    <span className={classNames(styles.badge, styles[risk])}>
      <span className={styles.bars} aria-hidden>
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} className={classNames(styles.bar, bar <= bars[risk] && styles.filled)} />
        ))}
      </span>
      {risk} {riskClassNames[risk]}
    </span>
  )
}
