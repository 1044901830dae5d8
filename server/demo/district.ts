import type { Business } from '../../shared/domain/business.ts'
import { chinaDate } from '../../shared/domain/china-time.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import { noProcess } from '../../shared/domain/process.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import { type DemoAccount, type DemoStation, demoAccounts, demoStations, officerOf } from './accounts.ts'
import { demoBusinesses } from './businesses.ts'
import { demoPlan, demoTask } from './plan.ts'
import { demoReference } from './reference.ts'
import type { DemoEvidence } from './sample-images.ts'
import { type Scenario, scenarios } from './scenarios.ts'
import { Story } from './story.ts'

export type { DemoAccount, DemoStation } from './accounts.ts'
export type { DemoEvidence } from './sample-images.ts'

/** What the station is filled with at its first start. */
export interface DemoDistrict {
  stations: DemoStation[]
  accounts: DemoAccount[]
  reference: Reference
  businesses: Business[]
  inspections: Inspection[]
  /** Files of the inspections that the station holds. Those of a `sealed` inspection are still on a laptop. */
  evidence: DemoEvidence[]
}

/** Matters that are dispatched for a row when the scenario names no others. */
const usualMatters: Record<number, string[]> = {
  12: ['registration', 'annual-report-information', 'instant-information'],
}

/**
 * The demo district: 丰泽区 with two stations, 濮阳县, whose rules are the opposite in notice and clock, and a few tasks in
 * 秦皇岛, 石家庄 (with its 复核) and 泽州, so that all five plans can be walked.
 * Deterministic: the same `now` gives the same ids, dates and bytes.
 * @param now ISO timestamp of the first start, from which all dates are counted
 * @throws Error when shipped data does not fit its schema, or a record breaks a rule
 */
export function demoDistrict(now: string): DemoDistrict {
  const today = chinaDate(now)
  const reference = demoReference()
  const stations = demoStations()
  const accounts = demoAccounts(stations, today)
  const businesses = demoBusinesses(reference, stations, today)
  const stories = scenarios.map((scenario, index) => {
    const start = dispatched(scenario, index + 1, { reference, stations, accounts, businesses, today })
    const profile = reference.profiles.find((entry) => entry.id === start.versions.profile.id)!
    const inDistrict = accounts.filter((account) =>
      stations.some((entry) => entry.id === account.stationId && entry.jurisdictionId === profile.id),
    )
    const story = new Story(
      start,
      scenario,
      {
        officers: scenario.team.map((login) => accountOf(accounts, login)),
        head: accounts.find(
          (account) => account.role === 'stationHead' && account.stationId === start.stationId,
        )!,
        reviewer: inDistrict.find((account) => account.role === 'bureauReviewer'),
        approver: inDistrict.find((account) => account.role === 'bureauApprover'),
      },
      reference,
      now,
    )
    return { inspection: story.tell(), evidence: story.evidence }
  })
  return {
    stations,
    accounts,
    reference,
    businesses,
    inspections: stories.map(({ inspection }) => inspection),
    evidence: stories.flatMap(({ evidence }) => evidence),
  }
}

function accountOf(accounts: readonly DemoAccount[], login: string): DemoAccount {
  const account = accounts.find((entry) => entry.login === login)
  if (!account) throw new Error(`demo district: no account ${login}`)
  return account
}

/** An inspection as the station dispatches it: drawn, matched, nothing done yet. */
function dispatched(
  scenario: Scenario,
  number: number,
  data: Pick<DemoDistrict, 'reference' | 'stations' | 'accounts' | 'businesses'> & { today: string },
): Inspection {
  const { reference, stations, accounts, businesses, today } = data
  const business = businesses[scenario.business - 1]!
  const station = stations.find((entry) => entry.id === business.stationId)!
  const profile = reference.profiles.find((entry) => entry.id === station.jurisdictionId)!
  const calendar = reference.calendars[0]!
  const row = demoPlan().find((entry) => entry.row === scenario.row)!
  const matters = scenario.matters ?? [...(usualMatters[row.row] ?? row.checklists), ...scenario.extraMatters]
  const checklists = matters.map((id) => ({
    id,
    version: reference.checklists.find((entry) => entry.id === id)!.version,
  }))
  return {
    id: `inspection-${String(number).padStart(3, '0')}`,
    version: 0,
    stationId: station.id,
    task: {
      ...demoTask(row, scenario.due, { station, profile, calendar, today }),
      visitOfYear: business.inspectedThisYear.length + 1,
    },
    business,
    checklists: checklists.map((entry) => {
      const department = scenario.departments?.[entry.id]
      return department ? { ...entry, department } : entry
    }),
    versions: {
      profile: { id: profile.id, version: profile.version },
      calendar: { id: calendar.id, version: calendar.version },
      checklists,
      resultList: profile.resultList,
    },
    noticeRequired: profile.advanceNotice.mode === 'required',
    // A station may ask for the 复核 where its district doesn't.
    reviewRequired: profile.resultReview.required,
    officers: scenario.team.map((login) => officerOf(accountOf(accounts, login))),
    state: 'awaiting-recusal',
    recusals: [],
    replacements: [],
    deliveries: [],
    mailings: [],
    reminders: [],
    methods: [],
    statusChecks: [],
    opinions: [],
    obstructions: [],
    process: noProcess,
    answers: {},
    evidence: [],
    signatures: [],
    documents: [],
    handedOver: [],
  }
}
