import { randomUUID } from 'node:crypto'
import type { WriteTransaction } from '../store/database.ts'
import { audit } from './audit.ts'

/** Allows an account to recover on its devices; what an earlier reset still allowed ends. */
export async function allowRecovery(
  transaction: WriteTransaction,
  accountId: string,
  allowedBy: string,
  at: string,
): Promise<void> {
  await transaction.deleteFrom('recovery_permits').where('account_id', '=', accountId).execute()
  await transaction
    .insertInto('recovery_permits')
    .values({ id: randomUUID(), account_id: accountId, allowed_by: allowedBy, allowed_at: at })
    .execute()
}

/**
 * Whether an account may open this escrow on this device: its last reset came after it was enrolled there, and it has
 * not been enrolled there again since. Until then the answer stays the same, because one that got lost is asked again.
 */
export async function takeRecovery(
  transaction: WriteTransaction,
  wanted: { accountId: string; deviceId: string; escrowHash: string },
): Promise<boolean> {
  const { accountId, deviceId, escrowHash } = wanted
  const permit = await permitOf(transaction, accountId)
  if (!permit || !(await enrolledBefore(transaction, accountId, deviceId, permit.allowed_at))) return false
  const used = await usedOn(transaction, permit.id, deviceId)
  if (used) return used.closed_at === null && used.escrow_hash === escrowHash
  await transaction
    .insertInto('recovery_uses')
    .values({ permit_id: permit.id, device_id: deviceId, escrow_hash: escrowHash, closed_at: null })
    .execute()
  return true
}

/** The account is enrolled on the device (again): the laptop holds its keys, what the reset allowed there ends. */
export async function closeRecovery(
  transaction: WriteTransaction,
  accountId: string,
  deviceId: string,
  at: string,
): Promise<void> {
  const permit = await permitOf(transaction, accountId)
  if (!permit || (await usedOn(transaction, permit.id, deviceId))?.closed_at) return
  const open = await enrolledBefore(transaction, accountId, deviceId, permit.allowed_at)
  await transaction
    .insertInto('recovery_uses')
    .values({ permit_id: permit.id, device_id: deviceId, escrow_hash: null, closed_at: at })
    .onConflict((conflict) => conflict.columns(['permit_id', 'device_id']).doUpdateSet({ closed_at: at }))
    .execute()
  if (open) await audit(transaction, { at, actorId: accountId, action: 'recovery.closed', subject: deviceId })
}

function permitOf(transaction: WriteTransaction, accountId: string) {
  return transaction
    .selectFrom('recovery_permits')
    .select(['id', 'allowed_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

function usedOn(transaction: WriteTransaction, permitId: string, deviceId: string) {
  return transaction
    .selectFrom('recovery_uses')
    .select(['escrow_hash', 'closed_at'])
    .where('permit_id', '=', permitId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst()
}

async function enrolledBefore(
  transaction: WriteTransaction,
  accountId: string,
  deviceId: string,
  at: string,
): Promise<boolean> {
  const rows = await transaction
    .selectFrom('certificates')
    .select('body')
    .where('account_id', '=', accountId)
    .where('device_id', '=', deviceId)
    .execute()
  return rows.some(({ body }) => body.validFrom <= at)
}
