import type { VoidNumber } from '../../shared/protocol/numbers.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import { audit } from '../accounts/audit.ts'
import type { WriteTransaction } from '../store/database.ts'
import { inSeries } from './reserve.ts'
import { seriesName } from './settle.ts'

/**
 * 作废 of a number that no paper of the record carries.
 * @param by who, with the device that limits it to numbers of its own; null for an admin
 * @throws ProblemError `resource.missing`, `access.denied`, `number.issued`, `number.already-voided`
 */
export async function voidNumber(
  transaction: WriteTransaction,
  { authority, kind, year, number, reason }: VoidNumber,
  by: { accountId: string; deviceId: string | null; at: string },
): Promise<void> {
  const series = { authority, kind, year }
  const row = await inSeries(transaction, series)
    .select(['state', 'device_id', 'parked_command_id'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw new ProblemError('resource.missing', { what: `${year} 年第 ${number} 号` })
  if (by.deviceId !== null && (row.state !== 'reserved' || row.device_id !== by.deviceId))
    throw new ProblemError('access.denied')
  if (row.state === 'issued') throw new ProblemError('number.issued')
  if (row.state === 'voided') throw new ProblemError('number.already-voided')
  await transaction
    .updateTable('document_numbers')
    .set({
      state: 'voided',
      since: by.at,
      void_cause: 'person',
      void_reason: reason,
      voided_by: by.accountId,
    })
    .where('authority', '=', authority)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('number', '=', number)
    .execute()
  const detail = { number, reason, deviceId: row.device_id, parkedCommandId: row.parked_command_id }
  await audit(transaction, {
    at: by.at,
    actorId: by.accountId,
    action: 'numbers.voided',
    subject: seriesName(series),
    detail,
  })
}
