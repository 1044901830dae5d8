import { randomUUID } from 'node:crypto'
import { canonicalHash } from '../../shared/domain/canonical.ts'
import type { Command, CommandPayload, stationCommands } from '../../shared/domain/commands.ts'
import { decide } from '../../shared/domain/decide/decide.ts'
import type { Inspection } from '../../shared/domain/inspection.ts'
import type { WriteTransaction } from '../store/database.ts'
import { commitEvents } from './commit.ts'
import { dataFor } from './reference.ts'

/** Stands as device, and as actor where no person acts, in commands of the station. */
export const stationActor = 'station'

type StationCommandType = Extract<
  (typeof stationCommands)[number],
  'replaceOfficer' | 'recordReceipt' | 'cancelInspection' | 'reassignOfficers'
>

/** Gives a command of the station: decided and applied like every other. @throws Error when `decide` refuses it */
export async function giveStationCommand<T extends StationCommandType>(
  transaction: WriteTransaction,
  inspection: Inspection,
  type: T,
  payload: CommandPayload<T>,
  by: { actorId: string; at: string },
): Promise<{ inspection: Inspection; rev: number }> {
  const command = {
    id: randomUUID(),
    inspectionId: inspection.id,
    actorId: by.actorId,
    deviceId: stationActor,
    decidedAt: { wall: by.at, monotonicMilliseconds: 0 },
    versions: inspection.versions,
    baseHash: canonicalHash(inspection),
    type,
    payload,
  } as unknown as Command
  const data = await dataFor(transaction, inspection.versions)
  if (!data) throw new Error(`station command: reference data of ${inspection.id} is missing`)
  const actor = { id: by.actorId, name: '站点', role: 'admin', stationId: inspection.stationId } as const
  const decision = decide(inspection, command, { ...data, actor })
  if (!decision.events) throw new Error(`station command ${type}: ${decision.refusal.code}`)
  return commitEvents(transaction, inspection, command, decision.events, by.at)
}
