import { sealIntact } from '../../../shared/domain/findings.ts'
import type { LoadedInspection, SyncStatus } from '../../app/workspace.ts'

/** Where a sealed record is on its way to the station: title and one sentence. */
export function uploadWords(
  { inspection, pending, parked }: Pick<LoadedInspection, 'inspection' | 'pending' | 'parked'>,
  sync: Pick<SyncStatus, 'online' | 'waitingFiles'>,
): { title: string; words: string; tone: 'green' | 'amber' | 'red' } {
  if (!sealIntact(inspection))
    return {
      title: '签字已失效',
      words: '记录在签字后有改动，两人的签字不再覆盖现在的内容。签字时的版本仍保留在日志里。',
      tone: 'red',
    }
  if (parked > 0)
    return {
      title: '已封存，有内容需要处理',
      words: `站点没有受理其中 ${parked} 项。两个版本都保留着，请到“同步与需要处理”选择怎么办。`,
      tone: 'red',
    }
  if (inspection.receivedAt)
    return { title: '已封存，站点已受理', words: '全部内容和证据都已到站点。', tone: 'green' }
  const own = new Set(inspection.evidence.map(({ id }) => id))
  const files = sync.waitingFiles.filter((id) => own.has(id)).length
  const waiting = [pending > 0 && `${pending} 项操作`, files > 0 && `${files} 件证据`]
    .filter(Boolean)
    .join('、')
  if (!sync.online)
    return {
      title: '已封存，联网后自动上传',
      words: `${waiting ? `待上传 ${waiting}。` : ''}内容都已存在本机，不需要再做什么。`,
      tone: 'amber',
    }
  return {
    title: waiting ? '已封存，正在上传' : '已封存，等站点受理',
    words: waiting ? `还有 ${waiting}。中断后会接着传。` : '操作已上传，证据全部到达后站点受理。',
    tone: 'amber',
  }
}
