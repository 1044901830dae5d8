import { chinaYear } from '../../shared/jurisdictions/document-number.ts'
import { audit } from '../accounts/audit.ts'
import type { WriteTransaction } from '../store/database.ts'

/** Stands for the station where it voids a number by itself. */
export const stationItself = 'station'

/**
 * What time and the end of a device do to numbers that are on no paper: those of a past year are 作废, and those of a
 * stopped device, which may have printed one. Called before the ledger is read or changed, so that no timer has to run.
 * @param at ISO timestamp of the station
 */
export async function settleNumbers(transaction: WriteTransaction, at: string): Promise<void> {
  const expired = await transaction
    .updateTable('document_numbers')
    .set({
      state: 'voided',
      since: at,
      void_cause: 'expired',
      void_reason: '年末未用',
      voided_by: stationItself,
    })
    .where('state', 'in', ['reserved', 'returned'])
    .where('year', '<', chinaYear(at))
    .returning(['authority', 'kind', 'year', 'number'])
    .execute()
  const stopped = await transaction
    .updateTable('document_numbers')
    .set({
      state: 'voided',
      since: at,
      void_cause: 'device',
      void_reason: '设备停用，号码作废',
      voided_by: stationItself,
    })
    .where('state', '=', 'reserved')
    .where('device_id', 'in', (query) =>
      query.selectFrom('devices').select('id').where('revoked_at', 'is not', null),
    )
    .returning(['authority', 'kind', 'year', 'number'])
    .execute()
  await auditSettled(transaction, at, 'numbers.expired', expired)
  await auditSettled(transaction, at, 'numbers.device-stopped', stopped)
}

async function auditSettled(
  transaction: WriteTransaction,
  at: string,
  action: string,
  rows: readonly { authority: string; kind: string; year: number; number: number }[],
): Promise<void> {
  const series = Map.groupBy(rows, ({ authority, kind, year }) => seriesName({ authority, kind, year }))
  for (const [subject, settled] of series) {
    const numbers = settled.map(({ number }) => number).sort((a, b) => a - b)
    await audit(transaction, { at, actorId: stationItself, action, subject, detail: { numbers } })
  }
}

/** Authority, kind and year as the subject of the audit log. */
export function seriesName({
  authority,
  kind,
  year,
}: {
  authority: string
  kind: string
  year: number
}): string {
  return `${authority} ${kind} ${year}`
}
