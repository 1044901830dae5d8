import { Link } from 'react-router'
import table from '../../../app/components/ledger-table.module.css'
import { NameLine } from '../../../app/components/name-line.tsx'
import { StateBadge } from '../../../app/components/state-badge.tsx'
import type { StateMark } from '../../../app/components/state-text.ts'
import styles from './batch.module.css'
import type { Batch } from './batch.ts'
import type { BatchRow } from './batch-rows.ts'
import type { BatchState } from './batch-state.ts'

const states: Record<BatchRow['status'], { mark: StateMark; words: string }> = {
  due: { mark: 'open', words: '可以出具' },
  skipped: { mark: 'ended', words: '跳过' },
  issued: { mark: 'done', words: '已出具' },
  made: { mark: 'done', words: '已生成草稿' },
  left: { mark: 'waiting', words: '没有出具' },
  failed: { mark: 'alert', words: '没有出具' },
}

/** The records of the task: which are due, which are skipped and why, and what became of each. */
export function BatchTable({ batch, state }: { batch: Batch; state: BatchState }) {
  const { rows, kind, phase } = state
  const due = rows.filter(({ status }) => status === 'due')
  const checked = due.filter((row) => row.checked)
  const busy = phase === 'working' || phase === 'reading'
  const all = due.length > 0 && checked.length === due.length
  return (
    <table className={`${table.table} ${styles.table}`} aria-label="各户">
      <thead>
        <tr>
          <th scope="col">
            <label className={styles.tick}>
              <input
                type="checkbox"
                aria-label={`全部 ${due.length} 户`}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = checked.length > 0 && !all
                }}
                disabled={busy || due.length === 0}
                onChange={() => batch.check(new Set(due.map(({ id }) => id)), !all)}
              />
            </label>
          </th>
          <th scope="col">业务对象</th>
          <th scope="col">状态</th>
          <th scope="col">文号</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-status={row.status}>
            <td>
              {row.status === 'due' && (
                <label className={styles.tick}>
                  <input
                    type="checkbox"
                    aria-label={row.name}
                    checked={row.checked}
                    disabled={busy}
                    onChange={(event) => batch.check(new Set([row.id]), event.target.checked)}
                  />
                </label>
              )}
            </td>
            <th scope="row">
              <Link
                to={`/inspections/${row.id}/documents/${kind}`}
                state={{ from: '/documents/batch' }}
                title={row.name}
              >
                <NameLine name={row.name} />
              </Link>
            </th>
            <td>
              <StateBadge mark={states[row.status].mark} muted={row.status === 'skipped'}>
                {states[row.status].words}
              </StateBadge>
            </td>
            <td>{row.number}</td>
            <td className={styles.why}>{row.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
