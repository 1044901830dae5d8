import { useEffect, useRef } from 'react'
import { type RuleStatusKind, ruleStatusNames } from '../../../shared/domain/rules/rule-status.ts'
import { Pill } from '../../app/components/pill.tsx'
import { RuleTag } from '../../app/components/rule-chip.tsx'
import type { RuleRow } from './rule-rows.ts'
import styles from './rules.module.css'

const tones: Record<RuleStatusKind, 'green' | 'accent' | 'neutral' | 'amber'> = {
  enforced: 'green',
  provided: 'accent',
  organisational: 'neutral',
  later: 'amber',
}

/**
 * Rules with their wording and source, whom they bind, and what holds them.
 * @param chosen id of the rule that a chip led to: its row is marked, in sight and has the focus
 */
export function RulesTable({ rows, chosen }: { rows: readonly RuleRow[]; chosen: string | null }) {
  const row = useRef<HTMLTableRowElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each rule that was asked for
  useEffect(() => {
    row.current?.focus({ preventScroll: true })
    row.current?.scrollIntoView({ block: 'center' })
  }, [chosen])
  return (
    <table className={styles.rules}>
      <colgroup>
        <col className={styles.idColumn} />
        <col />
        <col className={styles.marksColumn} />
        <col className={styles.statusColumn} />
        <col className={styles.byColumn} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">规则和出处</th>
          <th scope="col">约束</th>
          <th scope="col">状态</th>
          <th scope="col">在随检中</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, text, source, marks, status, by }) => (
          <tr
            key={id}
            {...(id === chosen
              ? { ref: row, tabIndex: -1, 'aria-current': true, className: styles.here }
              : {})}
          >
            <th scope="row">
              <RuleTag id={id} />
            </th>
            <td>
              <p className={styles.wording}>{text}</p>
              <p className={styles.source}>{source}</p>
            </td>
            <td className={styles.quiet}>{marks || '—'}</td>
            <td>
              {status ? (
                <Pill tone={tones[status]} className={styles.status}>
                  {ruleStatusNames[status]}
                </Pill>
              ) : (
                '—'
              )}
            </td>
            <td className={styles.quiet}>{by}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
