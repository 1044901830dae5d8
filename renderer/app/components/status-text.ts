import { chinaClock, chinaClockSeconds, chinaDate } from '../../../shared/domain/china-time.ts'
import type { SaveStatus, SyncStatus } from '../workspace.ts'
import { dateNear } from './deadline-text.ts'

/** What the status line says about the last write. */
export function savingWords(saving: SaveStatus): { tone: 'green' | 'plain' | 'red'; words: string } {
  const clock = saving.at ? chinaClockSeconds(saving.at) : null
  switch (saving.state) {
    case 'saving':
      return { tone: 'plain', words: '正在保存' }
    case 'failed':
      return { tone: 'red', words: clock ? `未保存，${clock} 起` : '未保存' }
    case 'saved':
      return { tone: 'green', words: clock ? `本机已保存 ${clock}` : '本机已保存' }
  }
}

/** When the last complete round of sync was: the clock today, the date on other days. */
export function lastSyncWords(lastSyncAt: string | null, today: string): string {
  if (!lastSyncAt) return '还没有同步过'
  const date = chinaDate(lastSyncAt)
  return date === today
    ? `上次同步 ${chinaClock(lastSyncAt)}`
    : `上次同步 ${dateNear(date, today)} ${chinaClock(lastSyncAt)}`
}

/** A clock that is off by this much is told on every screen (milliseconds); nothing is refused because of it. */
export const clockWarning = 600_000

/** Whether the station can be reached and what is going on. */
export function connectionWords(sync: SyncStatus): { tone: 'amber' | 'plain'; words: string } {
  if (sync.needsSignIn) return { tone: 'amber', words: '登录已过期，同步暂停' }
  if (!sync.online) return { tone: 'amber', words: '离线，可继续检查' }
  switch (sync.phase) {
    case 'first-sync':
      return { tone: 'plain', words: '在线，正在取任务' }
    case 'pulling':
      return { tone: 'plain', words: '在线，正在同步' }
    case 'pushing':
    case 'uploading':
      return { tone: 'plain', words: '在线，正在上传' }
    case 'idle': {
      const skew = Math.round(sync.clockSkewMilliseconds / 60_000)
      return Math.abs(sync.clockSkewMilliseconds) >= clockWarning
        ? { tone: 'amber', words: `在线，本机时间${skew > 0 ? '快' : '慢'} ${Math.abs(skew)} 分钟` }
        : { tone: 'plain', words: '在线' }
    }
  }
}
