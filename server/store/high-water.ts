import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mark } from './epoch.ts'

/**
 * How far the database had come, kept in a file beside it, so that a backup which is put in its place is noticed.
 * Noted before an answer leaves, hence never behind what a client has seen; not synced to the disk, because it only
 * has to outlive the process.
 */
export class HighWater {
  readonly #file: string
  #noted: Mark | undefined

  /** @param folder data folder of the station; several instances may share it */
  constructor(folder: string) {
    this.#file = join(folder, 'high-water')
  }

  /** What was noted last, also by a process before this one; undefined when there is nothing that can be read. */
  read(): Mark | undefined {
    try {
      const { epoch, rev } = JSON.parse(readFileSync(this.#file, 'utf8')) as Mark
      return typeof epoch === 'string' && Number.isSafeInteger(rev) ? { epoch, rev } : undefined
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') console.error(`${this.#file}:`, error)
      return undefined
    }
  }

  /** Notes a mark, unless the file is further already. A file that can't be written does not stop the station. */
  note(mark: Mark): void {
    if (covers(this.#noted, mark)) return
    const stored = this.read()
    if (!covers(stored, mark)) {
      const aside = `${this.#file}.${process.pid}`
      try {
        writeFileSync(aside, JSON.stringify(mark))
        renameSync(aside, this.#file)
      } catch (error) {
        console.error(`${this.#file}:`, error)
        return
      }
    }
    this.#noted = covers(stored, mark) ? stored : mark
  }
}

function covers(noted: Mark | undefined, mark: Mark): boolean {
  return noted?.epoch === mark.epoch && noted.rev >= mark.rev
}
