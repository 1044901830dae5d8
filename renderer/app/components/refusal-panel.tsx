import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import styles from './refusal-panel.module.css'
import { RuleLink } from './rule-chip.tsx'

/**
 * A refusal in place, never a toast: what is not possible now, what happened, what to do, and the rule behind it.
 * @param actions the button that leads on (回到…), never 知道了
 */
export function RefusalPanel({ refusal, actions }: { refusal: Refusal; actions?: ReactNode }) {
  return (
    <Refused title={refusal.title} actions={actions}>
      <p className={styles.happened}>{refusal.happened}</p>
      <p className={styles.remedy}>{refusal.remedy}</p>
      {refusal.rule && (
        <div className={styles.rule}>
          <p>
            <RuleLink id={refusal.rule.id} /> <span className={styles.wording}>{refusal.rule.text}</span>
          </p>
          <p className={styles.source}>{refusal.rule.source}</p>
        </div>
      )}
    </Refused>
  )
}

/** An error of the machine or of the station in place: its sentence says what happened and what to do. */
export function ProblemPanel({
  problem,
  title = '没有完成',
  actions,
}: {
  problem: Problem
  title?: string
  actions?: ReactNode
}) {
  return (
    <Refused title={title} actions={actions}>
      <p className={styles.happened}>{problem.message}</p>
    </Refused>
  )
}

function Refused({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  // In braces: newer Chromium gives a promise back, which is no clean-up.
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={panel} className={styles.panel} role="alert">
      <p className={styles.title}>
        <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
        {title}
      </p>
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
