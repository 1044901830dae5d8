import { z } from 'zod'
import type { Business, PublicInformation } from '../../shared/domain/business.ts'
import { addCalendarDays } from '../../shared/domain/calendar.ts'
import type { ChecklistItem } from '../../shared/domain/checklist.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import type { DemoStation } from './accounts.ts'
import { readAsset } from './reference.ts'

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    code: z.string(),
    kind: z.enum(['enterprise', 'individual', 'cooperative']),
    risk: z.enum(['A', 'B', 'C', 'D']),
    stationId: z.string(),
    address: z.string(),
    scope: z.string(),
    creditFlags: z.array(z.string()).default([]),
    /** Earlier inspections of the year, as days before the first start. */
    inspectedDaysAgo: z.array(z.number()).default([]),
  }),
)

/** Telephone area codes of the districts. */
const areaCodes: Record<string, string> = {
  '350503': '0595',
  '410928': '0393',
  '130300': '0335',
  '130100': '0311',
  '140525': '0356',
}

const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'
const money = [
  '资产总额',
  '负债总额',
  '所有者权益合计',
  '营业总收入',
  '主营业务收入',
  '利润总额',
  '净利润',
  '纳税总额',
]

/** A person of the demo district: numbered in 干支, since no real name may stand here. */
function person(index: number): string {
  return `负责人${stems[index % 10]}${branches[index % 12]}`
}

/** A telephone number that no exchange can give out. */
function telephone(areaCode: string, index: number): string {
  return `${areaCode}-00000${String(index + 101)}`
}

/** What the platform publishes and what is registered: every seventh business differs in one row. */
function publicRow(
  item: ChecklistItem,
  business: Omit<Business, 'publicInformation'>,
  index: number,
): PublicInformation {
  const same = (text: string): PublicInformation => ({ published: text, registered: text })
  const at = money.indexOf(item.title)
  if (at >= 0) return { published: `${(index + 3) * (97 - at * 9)}.50 万元`, registered: '' }
  switch (item.key) {
    case 'contribution':
    case 'instant-contribution':
      return same(`认缴 ${(index + 1) * 10} 万元，实缴 ${(index + 1) * 5} 万元，货币出资`)
    case 'postal-address':
      return index % 7 === 0
        ? { published: `${business.registeredAddress}（旧址）`, registered: business.registeredAddress }
        : same(business.registeredAddress)
    case 'postcode':
      return same('000000')
    case 'telephone':
      return same(business.phone)
    case 'email':
      return { published: `contact${index + 1}@example.invalid`, registered: '' }
    case 'operating-status':
      return same(business.creditFlags.some((flag) => flag.includes('歇业')) ? '歇业' : '开业')
    case 'employees':
      return { published: `${index + 4} 人`, registered: '' }
    default:
      return same('无')
  }
}

/** The 业务对象 of the demo district; names, people and numbers are made up. */
export function demoBusinesses(
  reference: Reference,
  stations: readonly DemoStation[],
  today: string,
): Business[] {
  const rows = reference.checklists.flatMap((checklist) =>
    checklist.items.filter((item) => item.kind === 'comparison'),
  )
  return rowsSchema.parse(readAsset('demo/businesses.json')).map((row, index) => {
    const { address, scope, inspectedDaysAgo, ...kept } = row
    const station = stations.find((entry) => entry.id === row.stationId)!
    const profile = reference.profiles.find((entry) => entry.id === station.jurisdictionId)!
    const areaCode = areaCodes[profile.id] ?? '000'
    const business: Omit<Business, 'publicInformation'> = {
      ...kept,
      legalRepresentative: person(index),
      phone: telephone(areaCode, index),
      liaison: `联络员${stems[index % 10]}${branches[index % 12]}`,
      liaisonPhone: telephone(areaCode, index + 400),
      registeredAddress: address,
      operatorAddress: row.kind === 'individual' ? `${profile.name}某某小区${index + 1}号楼` : '',
      businessScope: scope,
      establishedOn: addCalendarDays('2012-03-01', index * 67),
      businessTerm: index % 5 === 0 ? `至${2027 + (index % 9)}年12月31日` : '长期',
      registrationAuthority: profile.authority,
      stationName: station.name,
      inspectedThisYear: inspectedDaysAgo.map((days) => addCalendarDays(today, -days)),
    }
    const published = rows
      .filter((item) => item.subjects.length === 0 || item.subjects.includes(row.kind))
      .filter((item) => row.kind === 'enterprise' || !item.key.startsWith('instant-'))
    return {
      ...business,
      publicInformation: Object.fromEntries(
        published.map((item) => [item.key, publicRow(item, business, index)]),
      ),
    }
  })
}
