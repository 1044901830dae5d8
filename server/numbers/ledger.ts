import { sql } from 'kysely'
import { formatDocumentNumber, newestProfile, type Profile } from '../../shared/jurisdictions/profile.ts'
import type { NumberEntry, NumberLedger, NumberSeries, NumberState } from '../../shared/protocol/numbers.ts'
import { readReference } from '../inspections/reference.ts'
import type { Queries } from '../store/database.ts'

/** Whose numbers are read: those of a district's authorities, or those of one device. */
export type LedgerScope = { authorities: readonly string[] } | { deviceId: string }

/** Authorities of a district, whatever they were called in its versions, and its newest rules. */
export async function authoritiesOf(
  queries: Queries,
  districtId: string,
): Promise<{ authorities: string[]; profile: Profile | undefined }> {
  const { profiles } = await readReference(queries)
  const own = profiles.filter(({ id }) => id === districtId)
  return {
    authorities: [...new Set(own.map(({ authority }) => authority))],
    profile: newestProfile(own, districtId),
  }
}

function rows(queries: Queries, scope: LedgerScope) {
  const all = queries.selectFrom('document_numbers as entry')
  return 'deviceId' in scope
    ? all.where('entry.device_id', '=', scope.deviceId)
    : all.where('entry.authority', 'in', [...scope.authorities])
}

/** The ledger (文号台账) of a year; the entries of one kind, when it is named. */
export async function readLedger(
  queries: Queries,
  scope: LedgerScope,
  profile: Profile | undefined,
  { year, kind }: { year: number; kind?: string },
): Promise<NumberLedger> {
  if ('authorities' in scope && scope.authorities.length === 0) return { years: [], series: [], entries: [] }
  const years = await rows(queries, scope)
    .select('entry.year')
    .distinct()
    .orderBy('entry.year', 'desc')
    .execute()
  const counted = await rows(queries, scope)
    .select((expression) => [
      'entry.authority',
      'entry.kind',
      'entry.state',
      expression.fn.countAll().as('count'),
      expression.fn.max('entry.number').as('highest'),
    ])
    .where('entry.year', '=', year)
    .groupBy(['entry.authority', 'entry.kind', 'entry.state'])
    .execute()
  const series = new Map<string, NumberSeries>()
  for (const { authority, kind: of, state, count, highest } of counted) {
    const key = JSON.stringify([authority, of])
    const entry = series.get(key) ?? {
      authority,
      kind: of,
      year,
      highest: 0,
      counts: { issued: 0, reserved: 0, returned: 0, voided: 0 },
    }
    entry.counts[state as NumberState] = Number(count)
    entry.highest = Math.max(entry.highest, Number(highest))
    series.set(key, entry)
  }
  return {
    years: years.map((row) => row.year),
    series: [...series.values()],
    entries: kind === undefined ? [] : await entriesOf(queries, scope, profile, year, kind),
  }
}

async function entriesOf(
  queries: Queries,
  scope: LedgerScope,
  profile: Profile | undefined,
  year: number,
  kind: string,
): Promise<NumberEntry[]> {
  const found = await rows(queries, scope)
    .leftJoin('devices', 'devices.id', 'entry.device_id')
    .leftJoin('accounts as officer', 'officer.id', 'entry.officer_id')
    .leftJoin('accounts as voider', 'voider.id', 'entry.voided_by')
    .leftJoin('inspections', 'inspections.id', 'entry.inspection_id')
    .select([
      'entry.number',
      'entry.state',
      'entry.since',
      'entry.device_id as deviceId',
      'devices.name as deviceName',
      'officer.name as officerName',
      'entry.inspection_id as inspectionId',
      sql<string | null>`inspections.body->'business'->>'name'`.as('businessName'),
      'entry.document_id as documentId',
      'entry.command_id as commandId',
      'entry.parked_command_id as parkedCommandId',
      'entry.void_reason as reason',
      'voider.name as voidedByName',
    ])
    .where('entry.year', '=', year)
    .where('entry.kind', '=', kind)
    .orderBy('entry.authority')
    .orderBy('entry.number')
    .execute()
  return found.map(({ number, state, since, ...rest }) => ({
    number,
    text: numberText(profile, kind, year, number),
    state,
    since,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)),
    ...(state === 'voided' && rest.voidedByName === null ? { voidedByName: '站点' } : {}),
  }))
}

/** A 文号 in the district's pattern of today; of a kind that has none any more, year and number. */
function numberText(profile: Profile | undefined, kind: string, year: number, number: number): string {
  if (!profile?.numberPatterns[kind]) return `〔${year}〕${number}号`
  return formatDocumentNumber(profile, kind, year, number)
}
