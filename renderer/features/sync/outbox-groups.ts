import { chinaClock, chinaDate } from '../../../shared/domain/china-time.ts'
import { dateNear } from '../../app/components/deadline-text.ts'
import type { OutboxRow } from '../../app/workspace.ts'

export interface OutboxGroups {
  attention: OutboxRow[]
  waiting: OutboxRow[]
  /** Newest first. */
  done: OutboxRow[]
}

/** Parked commands with those held behind them, commands on their way in order, and what the station has. */
export function groupOutbox(rows: readonly OutboxRow[]): OutboxGroups {
  const inOrder = rows.toSorted((a, b) => a.sequence - b.sequence)
  const of = (...states: OutboxRow['status'][]) => inOrder.filter(({ status }) => states.includes(status))
  return {
    attention: of('parked', 'held'),
    waiting: of('queued', 'sending'),
    done: of('accepted', 'resolved').reverse(),
  }
}

/** What the right edge of an outbox row says. @param today ISO date */
export function outboxStatus(row: OutboxRow, rows: readonly OutboxRow[], today: string): string {
  switch (row.status) {
    case 'queued':
      return '排队'
    case 'sending':
      return '正在上传'
    case 'parked':
      return row.refusal?.title ?? '站点没有受理'
    case 'held': {
      const first = rows.find(
        ({ status, inspectionId }) => status === 'parked' && inspectionId === row.inspectionId,
      )
      return first ? `暂停，等 ${first.sequence} 处理` : '暂停'
    }
    case 'resolved':
      return '已选择处理方式'
    case 'accepted': {
      if (!row.acceptedAt) return '站点已收'
      const date = chinaDate(row.acceptedAt)
      return `${date === today ? '' : `${dateNear(date, today)} `}${chinaClock(row.acceptedAt)} 站点已收`
    }
  }
}
