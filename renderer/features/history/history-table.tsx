import { IconHistory } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { SelectField } from '../../app/components/field.tsx'
import type { PendingEntry, RecordHistory } from '../../app/workspace.ts'
import { foldWriting } from './fold-writing.ts'
import styles from './history.module.css'
import { HistoryRow } from './history-row.tsx'

/** An entry of the table; those with a status are not at the station yet. */
export type ShownEntry = HistoryEntry & { status?: PendingEntry['status'] }

/** Something that stood before was replaced or taken out, or the entry carries a mark. */
function isEdit({ changes, marks }: ShownEntry): boolean {
  return marks.length > 0 || changes.some(({ path, before }) => before !== '' && path[0] !== 'state')
}

/** The entries, newest first, those not yet at the station on top; by kind and by person. */
export function HistoryTable({ history: { taken, pending } }: { history: RecordHistory }) {
  const [kind, setKind] = useState<'all' | 'edits'>('all')
  const [person, setPerson] = useState('')
  const entries: readonly ShownEntry[] = useMemo(() => [...(taken ?? []), ...pending], [taken, pending])
  const people = [...new Map(entries.map(({ by }) => [by.id, by.name]))]
  const chosen = entries.filter(
    (entry) => (kind === 'all' || isEdit(entry)) && (person === '' || entry.by.id === person),
  )
  const lines = foldWriting(chosen).reverse()
  const edits = entries.filter(isEdit).length
  return (
    <>
      <div className={styles.filters}>
        <SelectField
          label="显示"
          value={kind}
          frameClassName={styles.filter}
          onChange={({ target }) => setKind(target.value as typeof kind)}
        >
          <option value="all">{`全部，${entries.length} 条`}</option>
          <option value="edits">{`只看改动和标记，${edits} 条`}</option>
        </SelectField>
        <SelectField
          label="人员"
          value={person}
          frameClassName={styles.filter}
          onChange={({ target }) => setPerson(target.value)}
        >
          <option value="">所有人</option>
          {people.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {lines.length === 0 ? (
        <EmptyState icon={<IconHistory size={32} stroke={1.5} />} title="没有这样的记录">
          换一个人员，或者显示全部。
        </EmptyState>
      ) : (
        <table className={styles.table} aria-label="记录历史">
          <thead>
            <tr>
              <th scope="col" className={styles.time}>
                本机时间
              </th>
              <th scope="col" className={styles.time}>
                站点时间
              </th>
              <th scope="col" className={styles.who}>
                人员
              </th>
              <th scope="col" className={styles.what}>
                内容
              </th>
              <th scope="col">改动前 → 改动后</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <HistoryRow key={line.entry.commandId || `dispatch-${lines.length - index}`} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
