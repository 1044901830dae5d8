import { chinaDate, chineseDate } from '../china-time.ts'
import type { Inspection } from '../inspection.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { ResultEntry } from '../result-list.ts'
import { businessStatusNames, type StatusCheck } from '../visit-facts.ts'

const sameAddress = (one: string, other: string) => one.replace(/\s/g, '') === other.replace(/\s/g, '')

/** Whether somebody went to the 法律文书送达地址 of a 歇业备案, or a letter to it came back. */
function serviceAddressTried({ arrival, mailings, business }: Inspection, { serviceAddress }: StatusCheck) {
  return (
    sameAddress(serviceAddress, business.registeredAddress) ||
    (arrival !== undefined && sameAddress(arrival.place, serviceAddress)) ||
    mailings.some(
      ({ address, outcome }) => outcome?.result === 'returned' && sameAddress(address, serviceAddress),
    )
  )
}

/**
 * 无法联系 only after a look at 歇业备案、迁出、注销: during a 歇业 the 送达地址 stands for the 住所, and whoever is gone has a
 * result of its own (市场主体登记管理条例 第三十条; domain.md §4.4). Of an 个体工商户 the 经营者住所 counts as well (§2.3).
 */
export function statusRefusal(inspection: Inspection, entry: ResultEntry): Refusal | undefined {
  if (!entry.requiresPartyNotMet) return undefined
  const last = inspection.statusChecks.at(-1)
  if (!last) return refuse('conclude.status-check', { result: entry.text })
  const known = { on: chineseDate(chinaDate(last.at)), status: businessStatusNames[last.status] }
  if (last.status === 'suspended' && !serviceAddressTried(inspection, last))
    return refuse('conclude.suspended', { ...known, address: last.serviceAddress })
  if (last.status !== 'suspended' && last.status !== 'operating')
    return refuse('conclude.gone', { ...known, result: entry.text })
  if (
    inspection.business.kind === 'individual' &&
    !inspection.statusChecks.some((check) => check.operatorAddressChecked)
  )
    return refuse('conclude.operator-address', {
      address: inspection.business.operatorAddress || '（登记信息里没有）',
    })
  return undefined
}

/** What an entry of a status check lacks. */
export function statusCheckRefusal(
  check: Pick<StatusCheck, 'status' | 'note' | 'serviceAddress'>,
): Refusal | undefined {
  if (!check.note.trim()) return refuse('status.note-missing')
  if (check.status === 'suspended' && !check.serviceAddress.trim()) return refuse('status.address-missing')
  return undefined
}
