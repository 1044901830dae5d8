import type { StoredAccount } from '../accounts/accounts.ts'
import { scopesOfAccount } from '../accounts/scopes.ts'
import type { Queries } from '../store/database.ts'

/** How an account stands to an inspection: sees it, saw it once, or never did. */
export async function accessTo(
  queries: Queries,
  account: StoredAccount,
  inspectionId: string,
): Promise<'active' | 'gone' | undefined> {
  const rows = await queries
    .selectFrom('inspection_access')
    .select('active')
    .where('inspection_id', '=', inspectionId)
    .where('scope', 'in', scopesOfAccount(account))
    .execute()
  if (rows.length === 0) return undefined
  return rows.some(({ active }) => active) ? 'active' : 'gone'
}
