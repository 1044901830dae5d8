import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { RescueRow } from '../../shared/rescue/report.ts'
import { uploadsFolder } from '../evidence/evidence-folder.ts'
import { finishUpload, isHeld } from '../evidence/finish-upload.ts'
import type { Station } from '../http/context.ts'
import { type PackedFile, unpack } from './read-package.ts'

/**
 * Stores the files of a package by their hash, the same way as a finished upload. Only what a record of the station or
 * a command of the package names is stored: nobody could ever read the rest.
 * @param named hashes that commands of the package name
 */
export async function takeFiles(
  station: Station,
  files: readonly PackedFile[],
  named: ReadonlySet<string>,
  accountId: string,
): Promise<RescueRow[]> {
  const rows: RescueRow[] = []
  const folder = uploadsFolder(station.folder)
  await mkdir(folder, { recursive: true })
  for (const file of files) {
    const { name, sha256, size } = file
    const row = (outcome: RescueRow['outcome'], detail = ''): RescueRow => ({
      kind: 'file',
      ref: name,
      label: size < 1024 ** 2 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1024 ** 2).toFixed(1)} MB`,
      outcome,
      detail,
    })
    if (await isHeld(station.database, sha256)) {
      rows.push(row('known'))
      continue
    }
    if (!named.has(sha256) && !(await isNamed(station, sha256))) {
      rows.push(row('refused', '没有记录提到这个文件，没有存入；它仍在救援包里。'))
      continue
    }
    const id = `rescue-${randomUUID()}`
    await unpack(file, folder, id)
    const fault = await finishUpload(station, { id, size, sha256, accountId })
    rows.push(fault ? row('refused', fault.message) : row('taken'))
  }
  return rows
}

async function isNamed({ database }: Station, sha256: string): Promise<boolean> {
  const row = await database
    .selectFrom('inspection_files')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row !== undefined
}
