import type { Inspection, OfficerDetails } from '../../shared/domain/inspection.ts'
import { readDocumentNumber } from '../../shared/jurisdictions/document-number.ts'
import { type Account, accountSchema, type Reference } from '../../shared/protocol/http.ts'
import { storeBytes } from '../evidence/evidence-folder.ts'
import { dispatchInspections } from '../inspections/commit.ts'
import { storeReference } from '../inspections/reference.ts'
import { hashPassword } from '../keys/passwords.ts'
import { enterNumbers } from '../numbers/on-record.ts'
import { toJson } from '../store/codec.ts'
import { type Database, type WriteTransaction, write } from '../store/database.ts'

/** What an empty station is filled with. */
export interface SeedDistrict {
  stations: readonly { id: string; name: string; jurisdictionId: string }[]
  /** With passwords in clear, or already hashed as `hashPassword` does. */
  accounts: readonly (Account & ({ password: string } | { passwordHash: string }))[]
  reference: Reference
  inspections: readonly Inspection[]
  /** Files that the station holds from the start; `id` is the SHA-256 of `bytes`. */
  evidence?: readonly { id: string; bytes: Uint8Array }[]
}

/** Fills an empty station, all or nothing; a station that has accounts is left as it is. */
export async function seed(
  database: Database,
  folder: string,
  makeDistrict: () => SeedDistrict,
  now: string,
): Promise<void> {
  if (await isFilled(database)) return
  const district = makeDistrict()
  const accounts = await Promise.all(
    district.accounts.map(async (account) => ({
      ...accountSchema.parse(account),
      passwordHash: 'password' in account ? await hashPassword(account.password) : account.passwordHash,
    })),
  )
  for (const { id, bytes } of district.evidence ?? []) await storeBytes(folder, id, bytes)
  await write(database, async (transaction) => {
    // Another instance on the same PostgreSQL may have been faster.
    if (await isFilled(transaction)) return
    await transaction
      .insertInto('stations')
      .values(
        district.stations.map(({ id, name, jurisdictionId }) => ({ id, name, district_id: jurisdictionId })),
      )
      .execute()
    await transaction
      .insertInto('accounts')
      .values(
        accounts.map((account) => ({
          id: account.id,
          login: account.login,
          name: account.name,
          role: account.role,
          station_id: account.stationId,
          certificate_number: account.certificateNumber,
          certificate_valid_until: account.certificateValidUntil,
          password_hash: account.passwordHash,
          details: toJson(officerDetailsOf(account)),
        })),
      )
      .execute()
    await storeReference(transaction, district.reference)
    await storeEvidenceRows(transaction, district, now)
    await dispatchInspections(transaction, district.inspections, now)
    await storeNumbers(transaction, district, now)
    await transaction
      .insertInto('meta')
      .values({ key: 'name', value: toJson(`${district.stations[0]?.name ?? '随检'}服务器`) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

function officerDetailsOf({ department, position, expertise, expert }: Account): OfficerDetails {
  return { department, position, expertise, expert }
}

async function isFilled(queries: Database | WriteTransaction): Promise<boolean> {
  return (await queries.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function storeEvidenceRows(
  transaction: WriteTransaction,
  district: SeedDistrict,
  now: string,
): Promise<void> {
  const files = new Map((district.evidence ?? []).map(({ id, bytes }) => [id, bytes.length]))
  if (files.size === 0) return
  await transaction
    .insertInto('blobs')
    .values([...files].map(([sha256, size]) => ({ sha256, size, received_at: now, received_from: 'seed' })))
    .execute()
}

/** Numbers of papers that exist already are not given out a second time. */
async function storeNumbers(
  transaction: WriteTransaction,
  district: SeedDistrict,
  now: string,
): Promise<void> {
  const papers = district.inspections.flatMap(({ id: inspectionId, documents, versions }) => {
    const profile = district.reference.profiles.find(
      ({ id, version }) => id === versions.profile.id && version === versions.profile.version,
    )
    if (!profile) return []
    return documents.flatMap(({ kind, number, id: documentId, by: officerId, issuedAt }) => {
      const read = readDocumentNumber(profile, kind, number)
      const paper = { authority: profile.authority, kind, inspectionId, documentId, officerId, issuedAt }
      return read ? [{ ...paper, ...read }] : []
    })
  })
  await enterNumbers(transaction, papers, now)
}
