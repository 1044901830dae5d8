import { describe, expect, it } from 'vitest'
import { connectionWords, lastSyncWords, savingWords } from '../../../renderer/app/components/status-text.ts'
import { keyName } from '../../../renderer/app/use-keys.ts'
import type { OutboxRow, SyncStatus } from '../../../renderer/app/workspace.ts'
import { compareVersions } from '../../../renderer/features/sync/compare-versions.ts'
import { groupOutbox, outboxStatus } from '../../../renderer/features/sync/outbox-groups.ts'
import { parkedOptions } from '../../../renderer/features/sync/parked-options.ts'
import { sequenceWords } from '../../../renderer/features/sync/sequence-words.ts'
import { fieldTime, timestampOf } from '../../../renderer/features/task-detail/local-time.ts'
import { refuse } from '../../../shared/domain/refusals.ts'
import { OpenRecord } from '../../fixtures/open-record.ts'

const today = '2026-08-12'
const row = (sequence: number, status: OutboxRow['status'], more: Partial<OutboxRow> = {}): OutboxRow => ({
  sequence,
  commandId: `command-${sequence}`,
  inspectionId: 'inspection-1',
  inspectionName: '丰泽区某某眼镜店',
  label: '回避声明',
  status,
  at: '2026-08-12T02:00:00.000Z',
  ...more,
})

describe('outbox', () => {
  it('keeps order while waiting and shows the newest first once uploaded', () => {
    const rows = [row(3, 'queued'), row(1, 'accepted'), row(2, 'accepted'), row(5, 'held'), row(4, 'parked')]
    const groups = groupOutbox(rows)
    expect(groups.attention.map(({ sequence }) => sequence)).toEqual([4, 5])
    expect(groups.waiting.map(({ sequence }) => sequence)).toEqual([3])
    expect(groups.done.map(({ sequence }) => sequence)).toEqual([2, 1])
  })

  it('says why a command waits and when the station had it', () => {
    const parked = row(4, 'parked', { refusal: refuse('state.not-assigned', { name: '检查员甲' }) })
    const held = row(5, 'held')
    expect(outboxStatus(parked, [parked, held], today)).toBe('这一户不再由你检查')
    expect(outboxStatus(held, [parked, held], today)).toBe('暂停，等 4 处理')
    const accepted = { acceptedAt: '2026-08-11T02:32:00.000Z' }
    expect(outboxStatus(row(1, 'accepted', accepted), [], today)).toBe('8月11日 10:32 站点已收')
    expect(outboxStatus(row(1, 'accepted', accepted), [], '2026-08-11')).toBe('10:32 站点已收')
  })
})

describe('sequences of lost entries', () => {
  it('are drawn together where they are neighbours', () => {
    expect(sequenceWords([3, 5, 6, 7, 9])).toBe('3、5–7、9')
    expect(sequenceWords([4])).toBe('4')
  })
})

describe('two versions side by side', () => {
  const record = new OpenRecord()
  const station = record.inspection

  it('marks an answer that the station lacks although the counts agree', () => {
    const [local, other] = [new OpenRecord(), new OpenRecord()]
    local.answer('registration/name', 'conform')
    other.answer('registration/name', 'nonconform')
    const answers = compareVersions(local.inspection, {
      ...other.inspection,
      answers: Object.fromEntries(
        Object.entries(other.inspection.answers).map(([key, entry]) => [
          key,
          { ...entry, commandId: 'other' },
        ]),
      ),
    }).find(({ label }) => label === '清单答案')
    expect(answers).toMatchObject({ differs: true, local: '1 项，其中 1 项与站点不同', station: '1 项' })
  })

  it('tells of a cancellation and adapts the ways out', () => {
    const cancelled = {
      ...station,
      state: 'cancelled' as const,
      stationNote: {
        kind: 'cancelled' as const,
        reason: '该户已注销',
        by: 'admin',
        at: '2026-08-12T00:15:00.000Z',
      },
    }
    const rows = compareVersions(station, cancelled)
    expect(rows.find(({ label }) => label === '任务状态')).toMatchObject({ differs: true, station: '已取消' })
    expect(rows.find(({ label }) => label === '站点说明')?.station).toContain('该户已注销')
    expect(parkedOptions(cancelled, 'jia', 2).map(({ choice, title }) => [choice, title])).toEqual([
      ['hand-over', '移交给站点'],
      ['request-return', '申请恢复检查'],
      ['keep-local', '只在本机留存'],
    ])
  })

  it('leaves out rows without news', () => {
    expect(compareVersions(station, station).some(({ differs }) => differs)).toBe(false)
    expect(compareVersions(station, station).map(({ label }) => label)).not.toContain('签字')
  })
})

describe('status line', () => {
  const saving = {
    copies: 'single' as const,
    tornBytes: 0,
    journalDamage: null,
    rebuilt: false,
    at: '2026-08-12T02:41:07.000Z',
  }
  const sync = { online: true, phase: 'idle', needsSignIn: false } as SyncStatus

  it('says 本机已保存 only of a durable write', () => {
    expect(savingWords({ ...saving, state: 'saved' }).words).toBe('本机已保存 10:41:07')
    expect(savingWords({ ...saving, state: 'saving' }).words).toBe('正在保存')
    expect(savingWords({ ...saving, state: 'failed' })).toEqual({ tone: 'red', words: '未保存，10:41:07 起' })
  })

  it('names the connection and the last round', () => {
    expect(connectionWords({ ...sync, online: false }).words).toBe('离线，可继续检查')
    expect(connectionWords({ ...sync, needsSignIn: true }).words).toBe('登录已过期，同步暂停')
    const skewed = (minutes: number) => connectionWords({ ...sync, clockSkewMilliseconds: minutes * 60_000 })
    expect(skewed(9.9)).toEqual({ tone: 'plain', words: '在线' })
    expect(skewed(12)).toEqual({ tone: 'amber', words: '在线，本机时间快 12 分钟' })
    expect(skewed(-1440)).toEqual({ tone: 'amber', words: '在线，本机时间慢 1440 分钟' })
    expect(lastSyncWords('2026-08-11T02:32:00.000Z', today)).toBe('上次同步 8月11日 10:32')
    expect(lastSyncWords(null, today)).toBe('还没有同步过')
  })
})

describe('keys', () => {
  const press = (code: string, key: string, more: Partial<KeyboardEvent> = {}) =>
    keyName({ code, key, ctrlKey: false, metaKey: false, altKey: false, ...more })

  it('go by the key, not by what an input method makes of it', () => {
    expect(press('Digit1', '１')).toBe('Digit1')
    expect(press('Numpad1', '1')).toBe('Digit1')
    expect(press('NumpadEnter', 'Enter')).toBe('Enter')
    expect(press('Slash', '？')).toBe('Question')
    expect(press('KeyA', 'å', { altKey: true })).toBe('Alt+KeyA')
    expect(press('Enter', 'Enter', { ctrlKey: true })).toBe('Control+Enter')
  })
})

describe('times of a form', () => {
  it('are China time whatever the laptop is set to', () => {
    expect(fieldTime('2026-08-12T16:05:00.000Z')).toBe('2026-08-13T00:05')
    expect(timestampOf('2026-08-13T00:05')).toBe('2026-08-12T16:05:00.000Z')
    expect(timestampOf('')).toBeNull()
  })
})
