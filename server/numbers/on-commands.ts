import { z } from 'zod'
import { chinaDate, chineseDate } from '../../shared/domain/china-time.ts'
import type { Command, CommandOf } from '../../shared/domain/commands.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import { chinaYear, readDocumentNumber } from '../../shared/jurisdictions/document-number.ts'
import type { Profile } from '../../shared/jurisdictions/profile.ts'
import { type Problem, problem } from '../../shared/protocol/problems.ts'
import { accountById } from '../accounts/accounts.ts'
import { audit } from '../accounts/audit.ts'
import { dataFor } from '../inspections/reference.ts'
import type { WriteTransaction } from '../store/database.ts'
import type { Series } from './reserve.ts'
import { seriesName } from './settle.ts'

/** Kind of the number that a decision takes; the 决定书 carries it on. */
const decisionKind = 'listing-decision'

/** The number that a command takes, and the paper on which it stands; undefined for 草稿, 不予列入 and other commands. */
function numberTaken(
  command: Command,
): { kind: string; text: string; documentId: string | null } | undefined {
  if (command.type === 'recordListingDecision' && command.payload.number !== '')
    return { kind: decisionKind, text: command.payload.number, documentId: null }
  if (command.type !== 'issueDocument' || command.payload.number === '') return undefined
  const { kind, number: text, documentId } = command.payload
  return kind === decisionKind ? undefined : { kind, text, documentId }
}

/**
 * Enters into the ledger what a command does to a number: issued for a paper or a decision, 作废 with a paper.
 * @returns why the number can't be used: not of this device, of another year, voided, or on a paper already
 */
export async function settleCommandNumber(
  transaction: WriteTransaction,
  command: Command,
  { profile, inspection, deviceId }: { profile: Profile; inspection: Inspection; deviceId: string },
): Promise<Problem | undefined> {
  if (command.type === 'voidDocument') return voidWithPaper(transaction, command, inspection, profile)
  if (command.type === 'issueDocument' && command.payload.kind === decisionKind) {
    const { number: text, documentId } = command.payload
    const found = seriesOf(profile, decisionKind, text)
    if (found) await rowOf(transaction, found).set({ document_id: documentId }).execute()
    return undefined
  }
  const taken = numberTaken(command)
  return taken && issueNumber(transaction, command, taken, profile, deviceId)
}

async function issueNumber(
  transaction: WriteTransaction,
  command: Command,
  { kind, text, documentId }: { kind: string; text: string; documentId: string | null },
  profile: Profile,
  deviceId: string,
): Promise<Problem | undefined> {
  const unknown = problem('number.not-reserved', { number: text })
  const found = seriesOf(profile, kind, text)
  if (!found) return unknown
  const { wall } = command.decidedAt
  const row = await transaction
    .selectFrom('document_numbers')
    .selectAll()
    .where('authority', '=', found.authority)
    .where('kind', '=', kind)
    .where('year', '=', found.year)
    .where('number', '=', found.number)
    .executeTakeFirst()
  if (row?.state === 'voided' && row.void_cause === 'person') {
    const name = (await accountById(transaction, row.voided_by!))?.name ?? ''
    const on = chineseDate(chinaDate(row.since))
    return problem('number.voided', { number: text, name, on, reason: row.void_reason! })
  }
  // The block ended with the year or with the device, but the paper was issued before and only comes late.
  const late = row?.state === 'voided' && (row.void_cause === 'expired' || row.void_cause === 'device')
  // The database was restored from a backup that is older than the number: the paper says where it went.
  const restored = row?.void_cause === 'restored'
  const own = row?.device_id === deviceId && (late || row.state === 'reserved')
  if (!own && !restored) return unknown
  if (chinaYear(wall) !== found.year)
    return problem('number.other-year', { number: text, year: found.year, now: chinaYear(wall) })
  await rowOf(transaction, found)
    .set({
      state: 'issued',
      since: wall,
      device_id: deviceId,
      officer_id: command.actorId,
      inspection_id: command.inspectionId,
      document_id: documentId,
      command_id: command.id,
      parked_command_id: null,
      void_cause: null,
      void_reason: null,
      voided_by: null,
    })
    .execute()
  return undefined
}

async function voidWithPaper(
  transaction: WriteTransaction,
  command: CommandOf<'voidDocument'>,
  inspection: Inspection,
  profile: Profile,
): Promise<undefined> {
  const { documentId, reason } = command.payload
  const document = inspection.documents.find(({ id }) => id === documentId)
  const found = document && seriesOf(profile, document.kind, document.number)
  // The number of a 决定书 belongs to the decision, which stands.
  if (!found || document.kind === decisionKind) return
  const at = command.decidedAt.wall
  await rowOf(transaction, found)
    .set({
      state: 'voided',
      since: at,
      void_cause: 'document',
      void_reason: reason,
      voided_by: command.actorId,
    })
    .execute()
  await audit(transaction, {
    at,
    actorId: command.actorId,
    action: 'numbers.voided',
    subject: seriesName(found),
    detail: { number: found.number, documentId, inspectionId: inspection.id, reason },
  })
}

const namesNumber = z.looseObject({
  versions: z.unknown(),
  payload: z.looseObject({ number: z.string().min(1).max(80), kind: z.string().max(60).optional() }),
})

/**
 * A command with a number that the station did not take: the number stays reserved for the device, and the ledger names
 * the command, because the paper may be in somebody's hands. What can't be read is left out.
 */
export async function noteParkedNumber(
  transaction: WriteTransaction,
  entry: { command: { type: string }; commandId: string },
  deviceId: string,
): Promise<void> {
  const { type } = entry.command
  if (type !== 'issueDocument' && type !== 'recordListingDecision') return
  const read = namesNumber.safeParse(entry.command)
  if (!read.success) return
  const { payload, versions } = read.data
  const data = await dataFor(transaction, versions as Parameters<typeof dataFor>[1]).catch(() => undefined)
  const found = data && seriesOf(data.profile, payload.kind ?? decisionKind, payload.number)
  if (!found) return
  await rowOf(transaction, found)
    .set({ parked_command_id: entry.commandId })
    .where('state', '=', 'reserved')
    .where('device_id', '=', deviceId)
    .execute()
}

function seriesOf(profile: Profile, kind: string, text: string): (Series & { number: number }) | undefined {
  const read = readDocumentNumber(profile, kind, text)
  return read && { authority: profile.authority, kind, ...read }
}

function rowOf(
  transaction: WriteTransaction,
  { authority, kind, year, number }: Series & { number: number },
) {
  return transaction
    .updateTable('document_numbers')
    .where('authority', '=', authority)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('number', '=', number)
}
