import type { Inspection } from '../../shared/domain/inspection.ts'
import type { StoredAccount } from './accounts.ts'

/**
 * Rows are scoped by labels: an inspection carries those of its officers, its station and its district; an account
 * sees what carries one of its own.
 */
const own = (accountId: string) => `account:${accountId}`
const station = (stationId: string) => `station:${stationId}`
/** Inspectors of a 市场监管所, for what is pushed to it after the visit (F14). */
const handlers = (stationId: string) => `handlers:${stationId}`
const district = (districtId: string) => `district:${districtId}`

/** What an account sees: an inspector the own tasks and what is pushed to the own station, a head those of the station, the bureau and admins the district. */
export function scopesOfAccount({ account, districtId }: StoredAccount): string[] {
  switch (account.role) {
    case 'inspector':
      return [own(account.id), handlers(account.stationId)]
    case 'stationHead':
      return [own(account.id), station(account.stationId)]
    default:
      return [own(account.id), district(districtId)]
  }
}

/**
 * Who sees an inspection.
 * @param pushed it is handed over to the 辖区所 of its business, whichever station inspected
 */
export function scopesOfInspection(inspection: Inspection, pushed: boolean): string[] {
  const { stationId: home } = inspection.business
  return [
    ...new Set([
      ...inspection.officers.map(({ id }) => own(id)),
      station(inspection.stationId),
      ...(pushed ? [handlers(home), station(home)] : []),
      district(inspection.versions.profile.id),
    ]),
  ]
}
