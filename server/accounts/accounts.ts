import type { Officer, OfficerDetails } from '../../shared/domain/inspection.ts'
import type { Account } from '../../shared/protocol/http.ts'
import type { Queries } from '../store/database.ts'

/** An account as the station knows it, with its district and the hash of its password. */
export interface StoredAccount {
  account: Account
  districtId: string
  passwordHash: string
}

function select(queries: Queries) {
  return queries
    .selectFrom('accounts')
    .innerJoin('stations', 'stations.id', 'accounts.station_id')
    .select([
      'accounts.id',
      'accounts.login',
      'accounts.name',
      'accounts.role',
      'accounts.station_id as stationId',
      'stations.name as stationName',
      'accounts.certificate_number as certificateNumber',
      'accounts.certificate_valid_until as certificateValidUntil',
      'accounts.password_hash as passwordHash',
      'accounts.details',
      'stations.district_id as districtId',
    ])
}

type Row = Omit<Account, keyof OfficerDetails> & { passwordHash: string; details: OfficerDetails }

function stored({ passwordHash, details, ...account }: Row): StoredAccount {
  return { account: { ...account, ...details }, districtId: account.districtId, passwordHash }
}

/** An account as a record names its officer. */
export function officerOf({
  login: _,
  role: __,
  stationName: ___,
  districtId: ____,
  ...officer
}: Account): Officer {
  return officer
}

/** An account by its id. */
export async function storedAccount(queries: Queries, id: string): Promise<StoredAccount | undefined> {
  const row = await select(queries).where('accounts.id', '=', id).executeTakeFirst()
  return row && stored(row)
}

/** An account without what only the station may know. */
export async function accountById(queries: Queries, id: string): Promise<Account | undefined> {
  return (await storedAccount(queries, id))?.account
}

/** An account by its login. */
export async function accountByLogin(queries: Queries, login: string): Promise<StoredAccount | undefined> {
  const row = await select(queries).where('accounts.login', '=', login).executeTakeFirst()
  return row && stored(row)
}

/** Inspectors of a district, or of one station in it, by id. */
export async function inspectors(
  queries: Queries,
  districtId: string,
  stationId?: string,
): Promise<Account[]> {
  let query = select(queries)
    .where('accounts.role', '=', 'inspector')
    .where('stations.district_id', '=', districtId)
    .orderBy('accounts.id')
  if (stationId) query = query.where('accounts.station_id', '=', stationId)
  return (await query.execute()).map((row) => stored(row).account)
}

/** Ids of everybody who may act for a 市场监管所: its inspectors and its head. */
export async function stationOfficers(queries: Queries, stationId: string): Promise<string[]> {
  const rows = await queries
    .selectFrom('accounts')
    .select('id')
    .where('station_id', '=', stationId)
    .where('role', 'in', ['inspector', 'stationHead'])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
