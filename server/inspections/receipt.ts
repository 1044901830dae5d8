import type { Inspection } from '../../shared/domain/inspection.ts'
import type { Queries, WriteTransaction } from '../store/database.ts'
import { loadInspection } from './commit.ts'
import { giveStationCommand, stationActor } from './station-command.ts'

/** Evidence that an inspection names and the station does not hold, sorted by hash. Withdrawn originals count. */
export function missingEvidence(queries: Queries, inspectionId: string): Promise<string[]> {
  return missingFiles(queries, inspectionId, 'evidence')
}

/** Files of one sort that an inspection names and the station does not hold, sorted by hash. */
export async function missingFiles(
  queries: Queries,
  inspectionId: string,
  kind: 'evidence' | 'document',
): Promise<string[]> {
  const rows = await queries
    .selectFrom('inspection_files')
    .leftJoin('blobs', 'blobs.sha256', 'inspection_files.sha256')
    .select('inspection_files.sha256')
    .where('inspection_files.inspection_id', '=', inspectionId)
    .where('inspection_files.kind', '=', kind)
    .where('blobs.sha256', 'is', null)
    .orderBy('inspection_files.sha256')
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

/** 受理: a sealed inspection whose evidence is all here is received, under a `rev` of its own. */
export async function receiveWhenComplete(
  transaction: WriteTransaction,
  inspection: Inspection,
  at: string,
): Promise<void> {
  if (inspection.state !== 'sealed') return
  if ((await missingEvidence(transaction, inspection.id)).length > 0) return
  await giveStationCommand(
    transaction,
    inspection,
    'recordReceipt',
    { receivedAt: at },
    { actorId: stationActor, at },
  )
}

/** After a file arrived: receives every sealed inspection that waited for it only. */
export async function receiveWaitingFor(
  transaction: WriteTransaction,
  sha256: string,
  at: string,
): Promise<void> {
  const rows = await transaction
    .selectFrom('inspection_files')
    .innerJoin('inspections', 'inspections.id', 'inspection_files.inspection_id')
    .select('inspections.id')
    .where('inspection_files.sha256', '=', sha256)
    .where('inspections.state', '=', 'sealed')
    .execute()
  for (const { id } of rows) {
    const inspection = await loadInspection(transaction, id)
    if (inspection) await receiveWhenComplete(transaction, inspection, at)
  }
}
