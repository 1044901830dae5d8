import { useState } from 'react'
import { Link } from 'react-router'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { NumberEntry } from '../../../shared/protocol/numbers.ts'
import { Button } from '../../app/components/button.tsx'
import table from '../../app/components/ledger-table.module.css'
import { NameLine } from '../../app/components/name-line.tsx'
import { Pill } from '../../app/components/pill.tsx'
import { linesOf, rangeText } from './number-lines.ts'
import styles from './numbers.module.css'

const step = 200

const states = {
  issued: { word: '已用', tone: 'green' },
  reserved: { word: '预留', tone: 'amber' },
  returned: { word: '退回待用', tone: undefined },
  voided: { word: '作废', tone: 'red' },
} as const

/** The lines of one kind and year, the highest number first. */
export function NumberTable({
  entries,
  kind,
  onVoid,
}: {
  entries: readonly NumberEntry[]
  kind: string
  onVoid: (entries: readonly NumberEntry[]) => void
}) {
  const [count, setCount] = useState(step)
  const lines = linesOf(entries)
  return (
    <>
      <table className={`${table.table} ${styles.table}`} aria-label="文号">
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              号
            </th>
            <th scope="col" className={styles.state}>
              状态
            </th>
            <th scope="col" className={styles.text}>
              文号
            </th>
            <th scope="col">去向</th>
            <th scope="col" className={styles.act}>
              <span className="visually-hidden">作废</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, count).map(({ entries: line }) => {
            const [entry] = line as [NumberEntry]
            const { word, tone } = states[entry.state]
            return (
              <tr key={entry.text}>
                <th scope="row">{rangeText(line)}</th>
                <td>
                  <Pill {...(tone ? { tone } : {})}>{word}</Pill>
                </td>
                <td>{line.length === 1 ? entry.text : `${line.length} 个`}</td>
                <td className={styles.where}>
                  <Whereabouts entry={entry} kind={kind} />
                </td>
                <td>
                  {mayVoid(entry, kind) && (
                    <Button
                      kind="plain"
                      aria-label={`作废 ${rangeText(line)} 号`}
                      onClick={() => onVoid(line)}
                    >
                      作废
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {lines.length > count && (
        <Button className={styles.more} onClick={() => setCount(count + step)}>
          再看 {step} 行
        </Button>
      )}
    </>
  )
}

/** That of a decision stands as long as the decision. */
function mayVoid({ state, documentId }: NumberEntry, kind: string): boolean {
  if (state === 'voided') return false
  return state !== 'issued' || (documentId !== undefined && kind !== 'listing-decision')
}

function Whereabouts({ entry, kind }: { entry: NumberEntry; kind: string }) {
  const { state, inspectionId, businessName, officerName, deviceName, since, reason, voidedByName } = entry
  const record = inspectionId && (
    <Link
      to={
        entry.documentId ? `/inspections/${inspectionId}/documents/${kind}` : `/inspections/${inspectionId}`
      }
    >
      <NameLine name={businessName ?? '本户检查'} />
    </Link>
  )
  const when = chineseMoment(since)
  return (
    <>
      {record}
      <span className={styles.told}>
        {state === 'issued' && `${officerName ?? '站点'}，${when}`}
        {state === 'reserved' && `${deviceName ?? ''}，${officerName ?? ''}，${when}起`}
        {state === 'returned' && `${when}退回，下次先给出`}
        {state === 'voided' && `${reason}（${voidedByName}，${when}）`}
        {entry.parkedCommandId && '。印有它的文书站点没有受理，在那台设备的“需要处理”里'}
      </span>
    </>
  )
}
