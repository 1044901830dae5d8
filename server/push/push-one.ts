import type { PushResult } from '../../shared/protocol/http.ts'
import { timestamp } from '../clock.ts'
import { crashPoint } from '../crash-points.ts'
import { completeDraws } from '../draws/complete.ts'
import type { Station } from '../http/context.ts'
import { write } from '../store/database.ts'
import { proofProblem } from './proof.ts'
import type { ReceivedEntry, WithheldEntry } from './received-entry.ts'
import { takeEntry } from './take-entry.ts'
import { takeWithheld } from './take-withheld.ts'

/**
 * Takes one signed entry of a device, from whichever hand it comes: the device's own push, or a rescue package.
 * @throws ProblemError `chain.gap`, `chain.broken`, `command.reused`: nothing of the entry is stored
 */
export async function pushOne(
  station: Station,
  entry: ReceivedEntry | WithheldEntry,
  deviceId: string,
): Promise<PushResult> {
  const { database } = station
  if ('withheld' in entry)
    return write(database, (transaction) =>
      takeWithheld(transaction, entry, deviceId, timestamp(station.clock)),
    )
  const now = timestamp(station.clock)
  const fault = await proofProblem(database, entry, deviceId, now)
  const result = await write(database, (transaction) =>
    takeEntry(transaction, entry, deviceId, fault, timestamp(station.clock)),
  )
  crashPoint('push.entry-taken')
  if (result.status === 'accepted' && entry.command.type === 'declareRecusal')
    await completeDraws(station, entry.inspectionId)
  return result
}
