import type { SeedDistrict } from '../../server/demo/seed.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import { smallDistrict, smallInspection } from '../tools/small-district.ts'
import { itemsPerInspection } from './child/workload.ts'

/** Logins of the officers, one for each device. */
export const officers = ['jia', 'yi', 'bing', 'ding'] as const

/** The small district with inspections that are under way, each of two or three officers. */
export function chaosDistrict(now: string): SeedDistrict {
  const pairs = officers.flatMap((one, index) => officers.slice(index + 1).map((other) => [one, other]))
  const trios = officers.map((out) => officers.filter((login) => login !== out))
  const crews = [...pairs, ...pairs, ...trios]
  const district = smallDistrict(crews.map((crew, index) => begun(index + 1, crew, now)))
  const [checklist] = district.reference.checklists
  const items = Array.from({ length: itemsPerInspection }, (_, index) => ({
    ...checklist!.items[0]!,
    key: `item-${index}`,
    title: `第${index + 1}项`,
  }))
  return { ...district, reference: { ...district.reference, checklists: [{ ...checklist!, items }] } }
}

/** An inspection whose officers have declared and arrived. */
function begun(number: number, crew: readonly string[], now: string): Inspection {
  const inspection = smallInspection(number, crew)
  const ids = inspection.officers.map(({ id }) => id)
  return {
    ...inspection,
    state: 'inspecting',
    recusals: ids.map((officerId) => ({ officerId, conflict: false, declaredAt: now })),
    arrival: {
      at: now,
      place: inspection.business.registeredAddress,
      present: ids,
      credentialsShown: true,
      rightsExplained: true,
      partyMet: true,
      partyName: '法定代表人',
      partyPosition: '负责人',
    },
  }
}
