import type { Inspection } from './inspection.ts'
import type { PlanChange } from './process.ts'

type Held = Pick<Inspection, 'process'>

/** The written application that nobody has decided yet; there is one at a time (Z7). */
export function openChange({ process }: Held): PlanChange | undefined {
  return process.changes.find(({ decision }) => !decision)
}

/** ISO date until which the visit was postponed: the last one granted. Undefined where none was. */
export function grantedUntil({ process }: Held): string | undefined {
  return process.changes.findLast(({ kind, decision }) => kind === 'postpone' && decision?.approved)?.until
}

/** ISO date of the last day of the visit: of the task's window, or of a postponement that was granted. */
export function lastDay(inspection: Pick<Inspection, 'process' | 'task'>): string {
  return grantedUntil(inspection) ?? inspection.task.to
}

/** Why a cancelled record was cancelled: by the station, or by an application that was granted. */
export function cancelReason(inspection: Pick<Inspection, 'process' | 'stationNote'>): string {
  if (inspection.stationNote?.kind === 'cancelled') return inspection.stationNote.reason
  const granted = inspection.process.changes.find(
    ({ kind, decision }) => kind === 'cancel' && decision?.approved,
  )
  return granted ? `${granted.reason}（书面申请已同意）` : ''
}
