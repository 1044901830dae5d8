import type { NewDistrict } from '../../shared/protocol/administration.ts'
import type { Reference } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { audit } from '../accounts/audit.ts'
import { storeReference } from '../inspections/reference.ts'
import { saveProfile } from '../inspections/save-reference.ts'
import { hashPassword } from '../keys/passwords.ts'
import { type Database, type WriteTransaction, write } from '../store/database.ts'

/** Actor of what is done at the station's own machine. */
const operator = 'station-operator'

/**
 * Adds a district with its rules, units and accounts, all or nothing. Tasks come in afterwards, by the import of its
 * own admin. An empty station takes the shipped checklists, results and holidays with its first district. Done by whoever runs the station: no account of one district may make another.
 * @throws ProblemError `reference.refused` naming the field, `reference.changed` when the district is there already
 */
export async function addDistrict(
  database: Database,
  district: NewDistrict,
  shipped: Reference,
  at: string,
): Promise<void> {
  const { profile, stations, accounts } = district
  accounts.forEach(({ login, stationId }, index) => {
    const field = `accounts.${index}`
    if (!stations.some(({ id }) => id === stationId))
      throw new ProblemError('reference.refused', { field, detail: `没有单位“${stationId}”` })
    if (accounts.findIndex((other) => other.login === login) < index)
      throw new ProblemError('reference.refused', { field, detail: `账号“${login}”出现了两次` })
  })
  const hashes = await Promise.all(accounts.map(({ password }) => hashPassword(password)))
  await write(database, async (transaction) => {
    await refuseTaken(transaction, district)
    await storeReference(transaction, { ...shipped, profiles: [] })
    await saveProfile(transaction, profile, 0)
    await transaction
      .insertInto('stations')
      .values(stations.map(({ id, name }) => ({ id, name, district_id: profile.id })))
      .execute()
    await transaction
      .insertInto('accounts')
      .values(
        accounts.map((account, index) => ({
          id: `account-${account.login}`,
          login: account.login,
          name: account.name,
          role: account.role,
          station_id: account.stationId,
          certificate_number: account.certificateNumber,
          certificate_valid_until: account.certificateValidUntil,
          password_hash: hashes[index]!,
        })),
      )
      .execute()
    await audit(transaction, {
      at,
      actorId: operator,
      action: 'district.added',
      subject: profile.id,
      detail: { stations: stations.map(({ id }) => id), accounts: accounts.map(({ login }) => login) },
    })
  })
}

/** @throws ProblemError when an id or a login is in use */
async function refuseTaken(
  transaction: WriteTransaction,
  { stations, accounts }: NewDistrict,
): Promise<void> {
  const ids = stations.map(({ id }) => id)
  const station = await transaction
    .selectFrom('stations')
    .select('id')
    .where('id', 'in', ids)
    .executeTakeFirst()
  if (station)
    throw new ProblemError('reference.refused', {
      field: 'stations',
      detail: `单位编号“${station.id}”已经有了`,
    })
  const logins = accounts.map(({ login }) => login)
  const account = await transaction
    .selectFrom('accounts')
    .select('login')
    .where('login', 'in', logins)
    .executeTakeFirst()
  if (account)
    throw new ProblemError('reference.refused', {
      field: 'accounts',
      detail: `账号“${account.login}”已经有了`,
    })
}
