import type { Inspection } from '../../shared/domain/inspection.ts'
import type { StoredAccount } from './accounts.ts'

/**
 * Rows are scoped by labels: an inspection carries those of its officers, its station and its district; an account
 * sees what carries one of its own.
 */
const own = (accountId: string) => `account:${accountId}`
const station = (stationId: string) => `station:${stationId}`
const district = (districtId: string) => `district:${districtId}`

/** What an account sees: an inspector the own tasks, a head those of the station, the bureau and admins the district. */
export function scopesOfAccount({ account, districtId }: StoredAccount): string[] {
  switch (account.role) {
    case 'inspector':
      return [own(account.id)]
    case 'stationHead':
      return [own(account.id), station(account.stationId)]
    default:
      return [own(account.id), district(districtId)]
  }
}

/** Who sees an inspection. */
export function scopesOfInspection(inspection: Inspection): string[] {
  return [
    ...inspection.officers.map(({ id }) => own(id)),
    station(inspection.stationId),
    district(inspection.versions.profile.id),
  ]
}
