import type { PushResult } from '../../shared/protocol/http.ts'
import { type Problem, ProblemError, problem } from '../../shared/protocol/problems.ts'
import { commitEvents } from '../inspections/commit.ts'
import { receiveWhenComplete } from '../inspections/receipt.ts'
import { noteParkedNumber } from '../numbers/on-commands.ts'
import { toJson } from '../store/codec.ts'
import { attempt, type WriteTransaction } from '../store/database.ts'
import { evaluate } from './evaluate.ts'
import type { ReceivedEntry } from './received-entry.ts'
import { isResolution, storeResolution } from './resolution.ts'

/**
 * Takes one entry of a push, in a transaction of its own: link of the chain, repeat, hold, judgement, effect. One on
 * which judgement or effect fails is parked like one that they refuse.
 * @param proofFault what is wrong with its proof, found before the transaction
 * @throws ProblemError `chain.gap`, `chain.broken`, `command.reused`: nothing of the entry is stored
 */
export async function takeEntry(
  transaction: WriteTransaction,
  entry: ReceivedEntry,
  deviceId: string,
  proofFault: Problem | undefined,
  at: string,
): Promise<PushResult> {
  await linkToChain(transaction, entry, deviceId)
  const stored = await storedResult(transaction, entry)
  if (stored) return stored
  const named = { commandId: entry.commandId, sequence: entry.sequence }

  const resolved = await transaction
    .selectFrom('resolutions')
    .select('choice')
    .where('command_id', '=', entry.commandId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst()
  if (resolved) {
    const settled = problem('command.refused', { detail: '它已经在“需要处理”里处理过，只存档，不再写入。' })
    return store(transaction, entry, deviceId, at, { ...named, status: 'parked', problem: settled }, false)
  }
  if (!isResolution(entry.command) && (await isHeld(transaction, entry, deviceId)))
    return { ...named, status: 'held' }

  if (proofFault)
    return store(transaction, entry, deviceId, at, { ...named, status: 'parked', problem: proofFault }, true)
  const tried = await attempt(transaction, () => judgeAndApply(transaction, entry, deviceId, at))
  if ('value' in tried) return tried.value
  // It would fail at every repeat: kept as it came, so that it does not hold back the rest of the outbox.
  console.error(`command ${entry.commandId} (${entry.command.type}) can't be decided:`, tried.failure)
  const undecided = problem('command.undecidable')
  return store(transaction, entry, deviceId, at, { ...named, status: 'parked', problem: undecided }, true)
}

async function judgeAndApply(
  transaction: WriteTransaction,
  entry: ReceivedEntry,
  deviceId: string,
  at: string,
): Promise<PushResult> {
  const named = { commandId: entry.commandId, sequence: entry.sequence }
  const judged = await evaluate(transaction, entry, deviceId)
  if (!judged.accepted) {
    const { accepted: _, ...reasons } = judged
    return store(transaction, entry, deviceId, at, { ...named, status: 'parked', ...reasons }, true)
  }
  const { command, events } = judged
  const { inspection, rev } = await commitEvents(transaction, judged.inspection, command, events, at)
  const result = await store(transaction, entry, deviceId, at, { ...named, status: 'accepted', rev }, false)
  if (command.type === 'resolveParked' || command.type === 'resolveConflict')
    await storeResolution(transaction, command, deviceId)
  await receiveWhenComplete(transaction, inspection, at)
  return result
}

/** Adds the entry's link to the device's chain, or finds that it is there. The chain goes on over parked and held ones. */
export async function linkToChain(
  transaction: WriteTransaction,
  entry: Pick<ReceivedEntry, 'sequence' | 'previousHash' | 'hash' | 'commandId' | 'inspectionId'>,
  deviceId: string,
): Promise<void> {
  const { sequence, previousHash, hash, commandId, inspectionId } = entry
  const device = await transaction
    .selectFrom('devices')
    .select(['head_sequence', 'head_hash'])
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow()
  if (sequence > device.head_sequence + 1) throw gap(device.head_sequence + 1, sequence)
  if (sequence <= device.head_sequence) {
    const link = await transaction
      .selectFrom('chain')
      .select(['hash', 'command_id'])
      .where('device_id', '=', deviceId)
      .where('sequence', '=', sequence)
      .executeTakeFirst()
    if (link?.hash === hash) return
    if (link?.command_id === commandId) throw new ProblemError('command.reused')
    throw new ProblemError('chain.broken', { sequence })
  }
  if (previousHash !== device.head_hash) throw new ProblemError('chain.broken', { sequence })
  await transaction
    .insertInto('chain')
    .values({ device_id: deviceId, sequence, hash, command_id: commandId, inspection_id: inspectionId })
    .execute()
  await transaction
    .updateTable('devices')
    .set({ head_sequence: sequence, head_hash: hash })
    .where('id', '=', deviceId)
    .execute()
}

/** The device is further than the station, which may stand on a restored backup: tells where to go on from. */
function gap(expected: number, received: number): ProblemError {
  const error = new ProblemError('chain.gap', { expected, received })
  error.problem.expected = expected
  return error
}

/** Hash of the text of an entry that came without one. */
export const withoutText = ''

export async function storedResult(
  transaction: WriteTransaction,
  entry: { commandId: string; sequence: number; commandHash?: string },
): Promise<PushResult | undefined> {
  const row = await transaction
    .selectFrom('commands')
    .select(['body_hash', 'result'])
    .where('command_id', '=', entry.commandId)
    .executeTakeFirst()
  if (!row) return undefined
  const bringsText = entry.commandHash !== undefined
  if (bringsText && row.body_hash === withoutText) {
    await transaction.deleteFrom('parked').where('command_id', '=', entry.commandId).execute()
    await transaction.deleteFrom('commands').where('command_id', '=', entry.commandId).execute()
    return undefined
  }
  if (bringsText && row.body_hash !== entry.commandHash) throw new ProblemError('command.reused')
  return { ...row.result, sequence: entry.sequence }
}

/** Whether an earlier entry of the device for this inspection is parked and nobody has said what becomes of it. */
async function isHeld(
  transaction: WriteTransaction,
  entry: ReceivedEntry,
  deviceId: string,
): Promise<boolean> {
  const earlier = await transaction
    .selectFrom('parked')
    .select('command_id')
    .where('device_id', '=', deviceId)
    .where('inspection_id', '=', entry.inspectionId)
    .where('sequence', '<', entry.sequence)
    .limit(1)
    .executeTakeFirst()
  return earlier !== undefined
}

async function store(
  transaction: WriteTransaction,
  entry: ReceivedEntry,
  deviceId: string,
  at: string,
  result: PushResult & { status: 'accepted' | 'parked' },
  holdsBack: boolean,
): Promise<PushResult> {
  const { commandId, sequence, inspectionId, command, commandHash, events, proof, hash, previousHash } = entry
  await transaction
    .insertInto('commands')
    .values({
      command_id: commandId,
      device_id: deviceId,
      sequence,
      inspection_id: inspectionId,
      body: toJson({ sequence, previousHash, command, events, proof, hash }),
      body_hash: commandHash,
      status: result.status,
      result: toJson(result),
      received_at: at,
    })
    .execute()
  if (result.status === 'parked') await noteParkedNumber(transaction, entry, deviceId)
  if (holdsBack)
    await transaction
      .insertInto('parked')
      .values({ command_id: commandId, device_id: deviceId, inspection_id: inspectionId, sequence })
      .execute()
  return result
}
