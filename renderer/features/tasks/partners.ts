import { sealedStates } from '../../../shared/domain/inspection.ts'
import type { AccountCard, Summary } from '../../app/workspace.ts'
import { weekEnd } from './task-groups.ts'

export interface Partner {
  id: string
  name: string
  /** Inspections with this partner that are due through this week. */
  count: number
  enrolled: boolean
  /** Enrolled, but the certificate of this laptop is past its date. */
  certificateExpired: boolean
}

/** The partners of this week's inspections (overdue ones too) and whether each can sign on this laptop. */
export function partnersThisWeek(
  summaries: readonly Summary[],
  accountId: string,
  enrolled: readonly AccountCard[],
  today: string,
): Partner[] {
  const last = weekEnd(today)
  const partners = new Map<string, Partner>()
  for (const summary of summaries) {
    if (summary.state === 'cancelled' || sealedStates.includes(summary.state) || summary.due.date > last)
      continue
    if (!summary.officers.some(({ id }) => id === accountId)) continue
    for (const { id, name } of summary.officers) {
      if (id === accountId) continue
      const known = partners.get(id)
      if (known) {
        known.count += 1
        continue
      }
      const card = enrolled.find(({ account }) => account.id === id)
      partners.set(id, {
        id,
        name,
        count: 1,
        enrolled: card !== undefined,
        certificateExpired: card !== undefined && card.certificateValidUntil.slice(0, 10) < today,
      })
    }
  }
  return [...partners.values()].sort((a, b) => b.count - a.count)
}
