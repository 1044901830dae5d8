import { IconArrowBackUp, IconCircleCheckFilled } from '@tabler/icons-react'
import { classNames } from '../../app/class-names.ts'
import styles from './approval-chain.module.css'
import type { ChainStep } from './chain.ts'

/** 承办人 → 所负责人 → 区局审核 → 区局审批: done with time, the step in hand ringed, the others numbered. */
export function ApprovalChain({ steps }: { steps: readonly ChainStep[] }) {
  return (
    <ol className={styles.chain} aria-label="审批环节">
      {steps.map(({ name, state, note }, index) => (
        <li
          key={name}
          className={classNames(styles.step, styles[state])}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span className={styles.mark} aria-hidden>
            {state === 'done' ? (
              <IconCircleCheckFilled size={22} />
            ) : state === 'returned' ? (
              <IconArrowBackUp size={20} stroke={1.8} />
            ) : (
              <span className={styles.number}>{index + 1}</span>
            )}
          </span>
          <span className={styles.words}>
            <span className={styles.name}>{name}</span>
            <span className={styles.note}>{note}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
