import { toJson } from '../store/codec.ts'
import type { WriteTransaction } from '../store/database.ts'

/** Logs an act of a person or of the station that is no event of an inspection. */
export async function audit(
  transaction: WriteTransaction,
  entry: { at: string; actorId: string; action: string; subject: string; detail?: unknown },
): Promise<void> {
  const { at, actorId, action, subject, detail } = entry
  await transaction
    .insertInto('audit_log')
    .values({ at, actor_id: actorId, action, subject, detail: toJson(detail ?? {}) })
    .execute()
}
