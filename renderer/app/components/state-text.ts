import { type InspectionState, inspectionStateNames } from '../../../shared/domain/inspection.ts'
import { pathWords } from '../../../shared/domain/listing-words.ts'
import type { Summary } from '../workspace.ts'

export type StateMark = 'open' | 'progress' | 'pen' | 'waiting' | 'alert' | 'done' | 'locked' | 'ended'

export const stateMarks: Record<InspectionState, StateMark> = {
  'awaiting-recusal': 'open',
  'awaiting-replacement': 'waiting',
  'awaiting-notice': 'open',
  'awaiting-inspection': 'open',
  inspecting: 'progress',
  'awaiting-signatures': 'pen',
  'awaiting-review': 'waiting',
  sealed: 'waiting',
  accepted: 'done',
  'awaiting-publication': 'waiting',
  published: 'done',
  archived: 'ended',
  'task-returned': 'waiting',
  cancelled: 'ended',
}

/** Mark and words of a record's state, as one officer sees it. */
export function summaryState(summary: Summary, accountId: string): { mark: StateMark; words: string } {
  if (summary.parked > 0) {
    return { mark: 'alert', words: summary.state === 'cancelled' ? '已取消，待取舍' : '需要处理' }
  }
  if (summary.change)
    return { mark: 'waiting', words: summary.change === 'postpone' ? '延期申请待决定' : '取消申请待决定' }
  const mark = stateMarks[summary.state]
  switch (summary.state) {
    case 'awaiting-recusal': {
      const own = summary.officers.some(({ id }) => id === accountId) && !summary.declared.includes(accountId)
      const others = summary.officers.filter(({ id }) => !summary.declared.includes(id))
      if (own || others.length === 0) return { mark, words: '待回避声明' }
      return { mark: 'waiting', words: `待${others[0]?.name}声明` }
    }
    case 'inspecting':
      return { mark, words: `检查中 ${summary.answered}/${summary.total}` }
    case 'awaiting-signatures': {
      const unsigned = summary.officers.filter(({ id }) => !summary.signed.includes(id))
      if (unsigned.some(({ id }) => id === accountId)) return { mark, words: '待本人签字' }
      return { mark, words: unsigned[0] ? `待${unsigned[0].name}签字` : '待签字' }
    }
    case 'accepted':
    case 'awaiting-publication':
    case 'published':
      if (summary.listing?.status === 'pending') return { mark: 'waiting', words: '列入待审批' }
      if (summary.listing?.status === 'returned') return { mark: 'alert', words: '审批表被退回' }
      if (summary.listing?.status === 'approved') return { mark: 'waiting', words: '待作出决定' }
      if (summary.listing?.decision) {
        const { verb, no } = pathWords[summary.listing.path]
        return { mark: 'done', words: summary.listing.decision.outcome === 'listed' ? `已${verb}` : no }
      }
      if (summary.toPropose) return { mark: 'open', words: '待填审批表' }
      return { mark, words: inspectionStateNames[summary.state] }
    default:
      return { mark, words: inspectionStateNames[summary.state] }
  }
}
