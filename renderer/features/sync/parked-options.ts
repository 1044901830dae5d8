import type { Inspection, ParkedChoice } from '../../../shared/domain/inspection.ts'

export interface ParkedOption {
  choice: ParkedChoice
  title: string
  /** The consequence. */
  note: string
  /** What the filled button says. */
  button: string
  reasonHint: string
}

/**
 * The ways out of 需要处理, in the words of the case.
 * @param station the station's version, where it could be read
 * @param count commands that the choice is about
 */
export function parkedOptions(station: Inspection | null, accountId: string, count: number): ParkedOption[] {
  const cancelled = station?.state === 'cancelled'
  const successors = (station?.officers ?? []).filter(({ id }) => id !== accountId).map(({ name }) => name)
  const receiver = cancelled || successors.length === 0 ? '站点' : successors.join('、')
  return [
    {
      choice: 'hand-over',
      title: `移交给${receiver}`,
      note: cancelled
        ? '答案和证据作为参考附到站点版本，不恢复检查'
        : `答案和证据作为参考附到站点版本，由${receiver}逐项确认并重新签字`,
      button: `移交并附上 ${count} 项操作`,
      reasonHint: cancelled ? '例如 现场已检查完毕，供站点参考' : '例如 改派前已到场检查',
    },
    {
      choice: 'request-return',
      title: cancelled ? '申请恢复检查' : '申请改派撤回',
      note: '写明理由报所长，批准后继续用本机版本',
      button: cancelled ? '报所长申请恢复' : '报所长申请撤回',
      reasonHint: '例如 已完成检查，只差签字',
    },
    {
      choice: 'keep-local',
      title: '只在本机留存',
      note: '不提交，封存备查，站点版本不变',
      button: '只在本机留存',
      reasonHint: '例如 与站点版本重复',
    },
  ]
}
