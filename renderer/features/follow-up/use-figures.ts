import { useEffect, useState } from 'react'
import { type Figures, figuresOf } from '../../../shared/domain/follow-up-figure.ts'
import { useCalendar } from '../../app/use-calendar.ts'
import { useToday } from '../../app/use-today.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'

export interface ShownFigures {
  figures: Figures
  /** `station`: counted by the station over all that the account sees; `laptop`: over what is on this laptop. */
  from: 'station' | 'laptop'
  scope: 'district' | 'station' | 'own'
  /** ISO timestamp of the station's count. */
  countedAt?: string
}

const scopes = {
  inspector: 'own',
  stationHead: 'station',
  bureauReviewer: 'district',
  bureauApprover: 'district',
  admin: 'district',
} as const

/**
 * The figures of the account: the station's while nothing of this laptop waits for it, counted anew after every round of
 * sync; else the same count over the records of this laptop, which are newer then.
 */
export function useFigures(): ShownFigures {
  const workspace = useWorkspace()
  const summaries = useSnapshot(workspace.summaries)
  const { online, pending, lastSyncAt } = useSnapshot(workspace.sync)
  const today = useToday()
  const calendar = useCalendar()
  const [counted, setCounted] = useState<Omit<ShownFigures, 'from'> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round of sync may have changed what the station counts
  useEffect(() => {
    if (!online) return setCounted(null)
    let current = true
    workspace.stationFigures().then(
      (answer) => current && setCounted(answer),
      () => current && setCounted(null),
    )
    return () => {
      current = false
    }
  }, [workspace, online, pending, lastSyncAt])
  if (online && pending === 0 && counted) return { ...counted, from: 'station' }
  const cases = summaries.flatMap(({ figure }) => figure ?? [])
  return {
    figures: figuresOf(cases, { today, calendar }),
    from: 'laptop',
    scope: scopes[workspace.account.role],
  }
}
