import type { PushResult } from '../../shared/protocol/http.ts'
import { problem } from '../../shared/protocol/problems.ts'
import { loadInspection } from '../inspections/commit.ts'
import { toJson } from '../store/codec.ts'
import type { WriteTransaction } from '../store/database.ts'
import type { WithheldEntry } from './received-entry.ts'
import { linkToChain, storedResult, withoutText } from './take-entry.ts'

/**
 * Takes the link of an entry whose text can't be sent (too large, or refused as a whole push): the chain goes on over
 * it, later entries of the same inspection are held, and all others are judged. The text may still come: it has to fit
 * the link, and takes the place of what is stored here.
 */
export async function takeWithheld(
  transaction: WriteTransaction,
  entry: WithheldEntry,
  deviceId: string,
  at: string,
): Promise<PushResult> {
  const { commandId, sequence, inspectionId } = entry
  await linkToChain(transaction, entry, deviceId)
  const stored = await storedResult(transaction, entry)
  if (stored) return stored
  const inspection = await loadInspection(transaction, inspectionId)
  const result: PushResult = {
    commandId,
    sequence,
    status: 'parked',
    problem: problem('command.withheld', { detail: entry.withheld }),
    ...(inspection ? { inspection } : {}),
  }
  const named = { command_id: commandId, device_id: deviceId, inspection_id: inspectionId, sequence }
  await transaction
    .insertInto('commands')
    .values({
      ...named,
      body: toJson(entry),
      body_hash: withoutText,
      status: 'parked',
      result: toJson(result),
      received_at: at,
    })
    .execute()
  await transaction.insertInto('parked').values(named).execute()
  return result
}
