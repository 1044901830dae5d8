import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Problem, problem } from '../../shared/protocol/problems.ts'
import { timestamp } from '../clock.ts'
import { crashPoint } from '../crash-points.ts'
import type { Station } from '../http/context.ts'
import { receiveWaitingFor } from '../inspections/receipt.ts'
import { type Database, write } from '../store/database.ts'
import { hashFile, keepFile, uploadsFolder } from './evidence-folder.ts'

/** Whether the station holds a file. */
export async function isHeld(database: Database, sha256: string): Promise<{ size: number } | undefined> {
  return database.selectFrom('blobs').select('size').where('sha256', '=', sha256).executeTakeFirst()
}

/**
 * Takes a complete upload into the evidence store: hashes every byte again, keeps the file, receives the inspections
 * that waited for it. A file that is not what was announced is deleted.
 */
export async function finishUpload(
  station: Station,
  upload: { id: string; size: number; sha256: string; accountId: string },
): Promise<Problem | undefined> {
  const { database, folder } = station
  const path = join(uploadsFolder(folder), upload.id)
  crashPoint('upload.whole')
  const matches = (await hashFile(path)) === upload.sha256
  if (matches) {
    await keepFile(folder, path, upload.sha256)
    crashPoint('upload.kept')
    const at = timestamp(station.clock)
    await write(database, async (transaction) => {
      await transaction
        .insertInto('blobs')
        .values({
          sha256: upload.sha256,
          size: upload.size,
          received_at: at,
          received_from: upload.accountId,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await receiveWaitingFor(transaction, upload.sha256, at)
    })
    crashPoint('upload.recorded')
  }
  await rm(path, { force: true })
  await rm(`${path}.json`, { force: true })
  return matches ? undefined : problem('upload.hash-mismatch')
}
