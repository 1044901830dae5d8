import type { CommandOf } from '../../shared/domain/commands.ts'
import { type Problem, problem } from '../../shared/protocol/problems.ts'
import type { WriteTransaction } from '../store/database.ts'

type Resolve = CommandOf<'resolveParked' | 'resolveConflict'>

/** Whether a command says what becomes of others that the station did not take. */
export function isResolution(command: { type: string }): boolean {
  return command.type === 'resolveParked' || command.type === 'resolveConflict'
}

/** A resolution speaks of commands of this device for this inspection which the station did not apply. */
export async function resolutionProblem(
  transaction: WriteTransaction,
  command: Resolve,
  deviceId: string,
): Promise<Problem | undefined> {
  const named = [...new Set(command.payload.commandIds)]
  const rows = await transaction
    .selectFrom('chain')
    .leftJoin('commands', 'commands.command_id', 'chain.command_id')
    .select(['chain.command_id', 'commands.status'])
    .where('chain.device_id', '=', deviceId)
    .where('chain.inspection_id', '=', command.inspectionId)
    .where('chain.command_id', 'in', named)
    .execute()
  const open = new Set(rows.filter(({ status }) => status !== 'accepted').map(({ command_id }) => command_id))
  return named.every((id) => open.has(id)) ? undefined : problem('resource.missing', { what: '要处理的操作' })
}

/** Lets the later entries of the device go on; the named commands themselves are never applied. */
export async function storeResolution(
  transaction: WriteTransaction,
  command: Resolve,
  deviceId: string,
): Promise<void> {
  const { commandIds } = command.payload
  const choice = command.type === 'resolveConflict' ? 'merge' : command.payload.choice
  await transaction.deleteFrom('parked').where('command_id', 'in', commandIds).execute()
  await transaction
    .insertInto('resolutions')
    .values(
      [...new Set(commandIds)].map((id) => ({
        command_id: id,
        device_id: deviceId,
        resolved_by: command.id,
        choice,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
