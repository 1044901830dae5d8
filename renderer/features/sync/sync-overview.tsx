import { useState } from 'react'
import { chineseMoment } from '../../../shared/domain/china-time.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { Facts, Panel, PanelTitle } from '../../app/components/panel.tsx'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import { clockWarning } from '../../app/components/status-text.ts'
import { SignInDialog } from '../../app/sign-in-again.tsx'
import type { SyncStatus } from '../../app/workspace.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import type { Host } from '../../host/host.ts'
import { RebuildDatabase } from './rebuild-database.tsx'
import { StoreNotices } from './store-notices.tsx'
import styles from './sync.module.css'

const phases = {
  idle: '没有正在进行的同步',
  'first-sync': '正在取任务',
  pulling: '正在取站点的更新',
  pushing: '正在上传操作',
  uploading: '正在上传证据',
}

/** 3 项操作、1 件证据; empty when nothing waits. */
function waitingWords({ pending, waitingFiles }: SyncStatus): string {
  const files = waitingFiles.length
  return [pending > 0 && `${pending} 项操作`, files > 0 && `${files} 件证据`].filter(Boolean).join('、')
}

/** How many copies of what was saved there are, and what could still take them away. */
function copiesWords({ copies, evictable }: Host): string {
  const words = copies === 'single' ? '单副本，请及时同步' : '日志和数据库各一份'
  return evictable ? `${words}；浏览器没有答应长期保留，磁盘紧张时可能清除，请及时同步` : words
}

/** Nothing to decide: what is on this laptop as of when, and what stopped the last round. */
export function SyncOverview({ sync, problem }: { sync: SyncStatus; problem: Problem | null }) {
  const workspace = useWorkspace()
  const summaries = useSnapshot(workspace.summaries)
  const [signingIn, setSigningIn] = useState(false)
  const stopped = problem ?? sync.problem
  const skew = Math.round(sync.clockSkewMilliseconds / 60_000)
  return (
    <section className={styles.overview} aria-label="同步情况">
      {sync.needsSignIn && (
        <Note tone="amber">
          <p>登录已过期，同步暂停。本机的检查和记录不受影响。</p>
          <Button className={styles.inNote} onClick={() => setSigningIn(true)}>
            重新登录站点
          </Button>
        </Note>
      )}
      {stopped && !sync.needsSignIn && <Note tone={sync.online ? 'red' : 'amber'}>{stopped.message}</Note>}
      <StoreNotices />
      {Math.abs(sync.clockSkewMilliseconds) >= clockWarning && (
        <Note tone="amber">
          本机时间比站点{skew > 0 ? '快' : '慢'} {Math.abs(skew)}{' '}
          分钟。请校准这台电脑的日期和时间，到场、签字等时间都按它记录。保存和同步照常，站点另记收到的时间。
        </Note>
      )}
      <Panel>
        <PanelTitle>同步情况</PanelTitle>
        {!sync.complete && sync.total > 0 && (
          <div className={styles.first}>
            <ProgressBar share={sync.received / sync.total} label="首次同步" />
            <p>
              已取 {sync.received} / {sync.total} 户，列表还不完整
            </p>
          </div>
        )}
        <Facts
          labelWidth={100}
          rows={[
            ['现在', sync.online ? phases[sync.phase] : '离线，联网后自动同步'],
            ['上次同步', sync.lastSyncAt ? chineseMoment(sync.lastSyncAt) : '还没有完整同步过'],
            ['本机有', `${summaries.length} 户${sync.complete ? '' : '，列表不完整'}`],
            ['待上传', waitingWords(sync) || '没有'],
            [
              '本机时间',
              Math.abs(skew) < 2
                ? '与站点一致'
                : `比站点${skew > 0 ? '快' : '慢'} ${Math.abs(skew)} 分钟，请校准`,
            ],
            ['保存份数', copiesWords(workspace.host)],
          ]}
        />
      </Panel>
      <div>
        <RebuildDatabase />
      </div>
      <SignInDialog
        opened={signingIn}
        onClose={() => setSigningIn(false)}
        lead="登录后继续同步，本机的记录不变。"
      />
    </section>
  )
}
