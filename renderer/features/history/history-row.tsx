import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import {
  chinaClockSeconds,
  chinaDate,
  chineseDate,
  chineseMoment,
} from '../../../shared/domain/china-time.ts'
import { type HistoryMark, historyMarkNames } from '../../../shared/domain/history.ts'
import type { HistoryChange } from '../../../shared/domain/history-changes.ts'
import { Button } from '../../app/components/button.tsx'
import { Pill } from '../../app/components/pill.tsx'
import type { HistoryLine } from './fold-writing.ts'
import styles from './history.module.css'
import type { ShownEntry } from './history-table.tsx'

/** Changes shown before 另 n 处. */
const shownAtFirst = 4

const tones: Record<HistoryMark, 'neutral' | 'amber'> = {
  bulk: 'amber',
  corrected: 'neutral',
  late: 'amber',
  'late-upload': 'amber',
  clock: 'amber',
  'after-return': 'neutral',
}

const pendingWords = { queued: '待上传', held: '待上传', parked: '需要处理' }

/** One act of the history. */
export function HistoryRow({ line }: { line: HistoryLine<ShownEntry> }) {
  const { entry, saves, since, marks } = line
  return (
    <tr>
      <td className={styles.time}>
        <Moment at={entry.deviceTime} />
        {saves > 1 && since && <span className={styles.quiet}>{chinaClockSeconds(since)} 起</span>}
      </td>
      <td className={styles.time}>
        {entry.status ? (
          <span className={entry.status === 'parked' ? styles.parked : styles.waiting}>
            {pendingWords[entry.status]}
          </span>
        ) : (
          <Moment at={entry.serverTime} />
        )}
      </td>
      <td className={styles.who}>{entry.by.name}</td>
      <td className={styles.what}>
        {entry.what}
        {entry.actTime && <span className={styles.quiet}>所记时间 {actTimeWords(entry.actTime)}</span>}
        {saves > 1 && <span className={styles.quiet}>连续保存 {saves} 次</span>}
        {marks.length > 0 && (
          <span className={styles.marks}>
            {marks.map((mark) => (
              <Pill key={mark} tone={tones[mark]} className={styles.mark}>
                {historyMarkNames[mark]}
              </Pill>
            ))}
          </span>
        )}
      </td>
      <td>
        <Changes changes={line.changes} />
      </td>
    </tr>
  )
}

function actTimeWords(time: string): string {
  return time.includes('T') ? chineseMoment(time) : chineseDate(time)
}

function Moment({ at }: { at: string | null }) {
  if (!at) return <span className={styles.quiet}>—</span>
  return (
    <time dateTime={at}>
      {chineseDate(chinaDate(at))} <span className={styles.clock}>{chinaClockSeconds(at)}</span>
    </time>
  )
}

function Changes({ changes }: { changes: readonly HistoryChange[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? changes : changes.slice(0, shownAtFirst)
  const rest = changes.length - shown.length
  return (
    <>
      <ul className={styles.changes}>
        {shown.map(({ path, field, before, after }) => (
          <li key={path.join()}>
            <span className={styles.field}>{field}</span>
            {before !== '' && (
              <>
                <del className={styles.before}>{before}</del>
                <IconArrowRight size={14} stroke={1.7} aria-label="改为" className={styles.arrow} />
              </>
            )}
            {after === '' ? (
              <span className={styles.gone}>（撤去）</span>
            ) : (
              <ins className={styles.after}>{after}</ins>
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button kind="plain" className={styles.more} onClick={() => setAll(true)}>
          另 {rest} 处
        </Button>
      )}
    </>
  )
}
