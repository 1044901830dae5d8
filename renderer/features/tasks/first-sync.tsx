import { IconCloudDown } from '@tabler/icons-react'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import type { SyncStatus } from '../../app/workspace.ts'
import styles from './tasks.module.css'

/** The first sync: how far it is, where it goes on after a break, and that the list is incomplete. */
export function FirstSync({ sync }: { sync: SyncStatus }) {
  const got = sync.received
  const share = sync.total > 0 ? got / sync.total : 0
  const running = sync.phase === 'first-sync' && sync.online
  return (
    <section className={styles.sync} aria-label="首次同步">
      <div className={styles.syncHead}>
        <IconCloudDown size={22} stroke={1.7} aria-hidden />
        <p>
          <span className={styles.syncTitle}>{running ? '正在取任务' : '任务还没有取完'}</span>
          {sync.total > 0 && ` ${got} / ${sync.total} 户，证据和文书随后取`}
        </p>
        {sync.total > 0 && <span className={styles.syncShare}>{Math.floor(share * 100)}%</span>}
      </div>
      <ProgressBar share={share} label="首次同步" />
      <p className={styles.syncNote}>
        {running ? '断网后' : '联网后'}会从第 {got + 1}{' '}
        户接着取。取完之前，列表不完整，不能用来判断有没有遗漏。
        {sync.problem?.message}
      </p>
    </section>
  )
}
