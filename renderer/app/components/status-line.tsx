import {
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconCloudUp,
  IconDeviceFloppy,
  IconWifi,
  IconWifiOff,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import { classNames } from '../class-names.ts'
import { useToday } from '../use-today.ts'
import type { JournalDamage } from '../workspace.ts'
import { useSnapshot, useWorkspace } from '../workspace-context.tsx'
import styles from './status-line.module.css'
import { connectionWords, lastSyncWords, savingWords } from './status-text.ts'

/** The line at the bottom, on every page in the same order: what is saved, what waits, whether the station is there. */
export function StatusLine() {
  const workspace = useWorkspace()
  const saving = useSnapshot(workspace.saving)
  const sync = useSnapshot(workspace.sync)
  const { profiles, calendars } = useSnapshot(workspace.reference)
  const today = useToday()
  const saved = savingWords(saving)
  const connection = connectionWords(sync)
  const failed = saving.state === 'failed'
  const profile = profiles
    .filter(({ id }) => id === workspace.account.districtId)
    .toSorted((a, b) => b.version - a.version)[0]
  const covered = calendars
    .map(({ coveredUntil }) => coveredUntil)
    .sort()
    .at(-1)
  const SaveIcon = failed
    ? IconCircleXFilled
    : saving.state === 'saving'
      ? IconDeviceFloppy
      : IconCircleCheckFilled
  return (
    <footer className={classNames(styles.line, failed && styles.failed)}>
      <div
        className={styles.part}
        role={failed ? 'alert' : 'status'}
        aria-live={failed ? 'assertive' : 'polite'}
      >
        <Entry tone={saved.tone}>
          <SaveIcon size={14} aria-hidden />
          {saved.words}
        </Entry>
        {failed && saving.problem && <Entry tone="red">{saving.problem.message}</Entry>}
        {saving.copies === 'single' && <Entry>单副本</Entry>}
        {isDamaged(saving.journalDamage) && <Entry tone="red">本机日志有缺损</Entry>}
        <Entry>
          <IconCloudUp size={15} stroke={1.7} aria-hidden />
          待上传 {sync.pending + sync.waitingFiles.length}
        </Entry>
        {sync.parked > 0 && <Entry tone="red">需要处理 {sync.parked}</Entry>}
        <Entry>{lastSyncWords(sync.lastSyncAt, today)}</Entry>
        <Entry tone={connection.tone}>
          {sync.online ? (
            <IconWifi size={15} stroke={1.7} aria-hidden />
          ) : (
            <IconWifiOff size={15} stroke={1.7} aria-hidden />
          )}
          {connection.words}
        </Entry>
      </div>
      <div className={classNames(styles.part, styles.right)}>
        {profile && (
          <Entry>
            {profile.name}规则 第 {profile.version} 版
          </Entry>
        )}
        {covered && <Entry>工作日历至 {chineseDate(covered, true)}</Entry>}
        <Entry>{workspace.account.name}</Entry>
      </div>
    </footer>
  )
}

/** Whether the journal lacks entries that could not be written again. */
function isDamaged(damage: JournalDamage | null): boolean {
  return damage !== null && damage.missing.length + damage.altered.length > 0
}

function Entry({ tone = 'plain', children }: { tone?: string; children: ReactNode }) {
  return <span className={classNames(styles.entry, styles[tone])}>{children}</span>
}
