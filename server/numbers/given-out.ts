import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '../accounts/audit.ts'
import type { WriteTransaction } from '../store/database.ts'
import { replaceFile } from '../store/replace-file.ts'
import type { Series } from './reserve.ts'
import { seriesName, stationItself } from './settle.ts'

interface Highest extends Series {
  highest: number
}

/**
 * The highest number of each series that ever left the station, kept in a file beside the database: a backup that is
 * put in its place does not know of the numbers given out since, and they must not be given out a second time.
 */
export class GivenOut {
  readonly #file: string

  /** @param folder data folder of the station; several instances may share it */
  constructor(folder: string) {
    this.#file = join(folder, 'numbers-given-out')
  }

  read(): readonly Highest[] {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Highest[]
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') console.error(`${this.#file}:`, error)
      return []
    }
  }

  /**
   * Notes numbers before the answer that carries them leaves.
   * @throws Error when they can't be written down: then they must not leave
   */
  note(series: Series, numbers: readonly number[]): void {
    const all = this.read()
    const known = all.find((entry) => seriesName(entry) === seriesName(series))
    const highest = Math.max(0, ...numbers)
    if (highest <= (known?.highest ?? 0)) return
    const { authority, kind, year } = series
    replaceFile(
      this.#file,
      JSON.stringify([...all.filter((entry) => entry !== known), { authority, kind, year, highest }]),
    )
  }
}

/**
 * Enters numbers that left the station and that the database, restored from a backup, does not know. They, and those
 * whose holder may have changed since, are 作废 until the device that has them names them, or a paper that carries one
 * arrives. Called at each start.
 * @param isRestored a backup was put in the place of the database before this start
 * @param at ISO timestamp of the station
 */
export async function enterGivenOut(
  transaction: WriteTransaction,
  givenOut: GivenOut,
  isRestored: boolean,
  at: string,
): Promise<void> {
  const unsure = {
    state: 'voided',
    since: at,
    void_cause: 'restored',
    void_reason: '恢复备份以前已经发出，去向待核',
    voided_by: stationItself,
  } as const
  if (isRestored)
    await transaction
      .updateTable('document_numbers')
      .set(unsure)
      .where('state', 'in', ['reserved', 'returned'])
      .execute()
  for (const { authority, kind, year, highest } of givenOut.read()) {
    const known = await transaction
      .selectFrom('document_numbers')
      .select('number')
      .where('authority', '=', authority)
      .where('kind', '=', kind)
      .where('year', '=', year)
      .execute()
    const present = new Set(known.map(({ number }) => number))
    const lacking = Array.from({ length: highest }, (_, index) => index + 1).filter(
      (number) => !present.has(number),
    )
    if (lacking.length === 0) continue
    await transaction
      .insertInto('document_numbers')
      .values(
        lacking.map((number) => ({
          authority,
          kind,
          year,
          number,
          ...unsure,
        })),
      )
      .execute()
    await audit(transaction, {
      at,
      actorId: stationItself,
      action: 'numbers.restored',
      subject: seriesName({ authority, kind, year }),
      detail: { numbers: lacking },
    })
  }
}
