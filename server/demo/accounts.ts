import { z } from 'zod'
import { addCalendarDays } from '../../shared/domain/calendar.ts'
import type { Officer } from '../../shared/domain/inspection.ts'
import { type Account, roleSchema } from '../../shared/protocol/http.ts'
import { readAsset } from './reference.ts'

/** A unit that accounts belong to: a 市场监管所, or the bureau itself. */
export interface DemoStation {
  id: string
  name: string
  /** Administrative division whose profile holds. */
  jurisdictionId: string
}

/** An account of the demo district with its password in clear: for demonstration only. */
export interface DemoAccount extends Account {
  password: string
}

const stationsSchema = z.array(z.object({ id: z.string(), name: z.string(), jurisdictionId: z.string() }))

const accountsSchema = z.array(
  z.object({
    login: z.string(),
    name: z.string(),
    role: roleSchema,
    /** Name of the station. */
    station: z.string(),
    password: z.string().min(8),
    certificateNumber: z.string(),
    /** Days from the first start; negative for an expired 执法证, null for an account without one. */
    certificateValidForDays: z.number().int().nullable(),
    department: z.string().optional(),
    position: z.string().optional(),
    expertise: z.array(z.string()).optional(),
    expert: z.boolean().optional(),
  }),
)

export function demoStations(): DemoStation[] {
  return stationsSchema.parse(readAsset('demo/stations.json'))
}

/** @param today ISO date of the first start, from which the validity of a 执法证 is counted */
export function demoAccounts(stations: readonly DemoStation[], today: string): DemoAccount[] {
  return accountsSchema
    .parse(readAsset('demo/accounts.json'))
    .map(({ station, certificateValidForDays, ...account }) => {
      const found = stations.find((entry) => entry.name === station)
      if (!found) throw new Error(`demo account ${account.login}: no station ${station}`)
      return {
        id: `account-${account.login}`,
        ...account,
        stationId: found.id,
        stationName: found.name,
        districtId: found.jurisdictionId,
        certificateValidUntil:
          certificateValidForDays === null ? '' : addCalendarDays(today, certificateValidForDays),
      }
    })
}

/** The account as an inspection names it. */
export function officerOf(account: DemoAccount): Officer {
  const { id, name, stationId, certificateNumber, certificateValidUntil } = account
  const { department, position, expertise, expert } = account
  const details = { department, position, expertise, expert }
  return {
    id,
    name,
    stationId,
    certificateNumber,
    certificateValidUntil,
    ...Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
  }
}
