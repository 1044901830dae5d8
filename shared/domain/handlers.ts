import type { Actor } from './decide/context.ts'
import type { Inspection } from './inspection.ts'

/**
 * Whether an actor may act for the business's own 辖区市场监管所: its inspectors and its head. After the visit the
 * listing, the follow-up and the file are theirs, whoever inspected (F14, F17).
 */
export function isHandler({ business }: Pick<Inspection, 'business'>, actor: Actor): boolean {
  return (
    actor.stationId === business.stationId && (actor.role === 'inspector' || actor.role === 'stationHead')
  )
}
