import { encodeFrame, scanFrames } from './frames.ts'
import type { JournalFile, JournalFolder } from './journal-folder.ts'

/** A segment that has grown to this size takes no further entry. */
export const segmentLimit = 4 * 1024 * 1024

/** All that can be read of a journal. */
export interface JournalContent {
  /** Every whole entry, in the order in which they were written. */
  entries: Uint8Array[]
  /** How many of them lie in which segment, oldest segment first. */
  segments: { segment: number; entries: number }[]
  /** Bytes of a torn tail that were cut off when the journal was opened. */
  tornBytes: number
  /** Bytes in the middle that can't be read: entries stood there that had been acknowledged. */
  damagedBytes: number
}

interface OpenSegment {
  readonly segment: number
  readonly file: JournalFile
  /** Where the last acknowledged entry ends. */
  end: number
  /** Bytes of an unfinished append may still stand behind `end`. */
  dirty: boolean
}

/**
 * The append-only journal of one store, in segments of bounded size. An entry counts as saved once `append` has
 * resolved: its bytes have then passed fsync. Opening cuts a torn tail (a crash in the middle of an append) at the last
 * whole entry, and passes what it keeps through fsync once more: a process that ended between write and fsync left an
 * entry that can be read and is not safe yet, and the station must not get what a power cut could still take. A damaged
 * place in the middle is left as it is, and never written to again: what stands behind it is read.
 */
export class Journal {
  readonly #folder: JournalFolder
  readonly #failure: (error: unknown) => Error
  readonly #limit: number
  #open: OpenSegment
  #tornBytes = 0
  /** A torn tail that is not set aside yet. */
  #torn: { name: string; bytes: Uint8Array } | undefined
  /** The newest segment is damaged: the next entry goes into a fresh one. */
  #full = false
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(
    folder: JournalFolder,
    open: OpenSegment,
    failure: (error: unknown) => Error,
    limit: number,
  ) {
    this.#folder = folder
    this.#open = open
    this.#failure = failure
    this.#limit = limit
  }

  /**
   * Opens the journal of a folder, or begins it. What is cut off is kept beside it as `torn-<offset>-<bytes>.bin`,
   * because nothing is dropped silently.
   * @param failure names a failed write as the machine does
   */
  static async open(
    folder: JournalFolder,
    failure: (error: unknown) => Error,
    limit = segmentLimit,
  ): Promise<Journal> {
    const newest = Math.max(1, ...(await folder.segments()))
    const file = await folder.open(newest)
    try {
      const bytes = await file.read()
      // A disk that refuses this is read all the same; the next append passes all of the file through fsync anyway.
      if (bytes.byteLength > 0) await file.sync().catch(() => undefined)
      const { end, damaged } = scanFrames(bytes)
      const journal = new Journal(folder, { segment: newest, file, end, dirty: false }, failure, limit)
      journal.#full = damaged.length > 0
      const tail = bytes.subarray(end)
      if (tail.byteLength > 0) {
        journal.#tornBytes = tail.byteLength
        const place = newest === 1 ? `${end}` : `${newest}-${end}`
        journal.#torn = { name: `torn-${place}-${tail.byteLength}.bin`, bytes: tail }
        // On a full disk the journal can still be read; the tail stays where it is until the next append.
        await journal.#setTornAside().catch(() => undefined)
      }
      return journal
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /**
   * Appends one entry and waits for fsync; calls run one after the other, in their order.
   * A failure leaves the journal as it was before the call.
   * @param entry at least one byte
   * @throws what `failure` makes of a failed write
   */
  append(entry: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      const frame = encodeFrame(entry)
      try {
        await this.#setTornAside()
        if (this.#open.dirty) await this.#cutBack()
        if (this.#full || this.#open.end >= this.#limit) await this.#rotate()
        this.#open.dirty = true
        await this.#open.file.write(frame, this.#open.end)
        await this.#open.file.sync()
        this.#open.end += frame.byteLength
        this.#open.dirty = false
      } catch (error) {
        // When even this fails, `dirty` stays set and the next append tries again before it writes.
        if (this.#open.dirty) await this.#cutBack().catch(() => undefined)
        throw this.#failure(error)
      }
    })
  }

  /** Everything that can be read. */
  readAll(): Promise<JournalContent> {
    return this.#inTurn(async () => {
      const content: JournalContent = {
        entries: [],
        segments: [],
        tornBytes: this.#tornBytes,
        damagedBytes: 0,
      }
      for (const segment of (await this.#folder.segments()).sort((a, b) => a - b)) {
        const { entries, damagedBytes } = await this.#read(segment)
        for (const entry of entries) content.entries.push(entry)
        content.segments.push({ segment, entries: entries.length })
        content.damagedBytes += damagedBytes
      }
      return content
    })
  }

  /** Removes all segments up to this one, oldest first. The newest is never removed. */
  prune(through: number): Promise<void> {
    return this.#inTurn(async () => {
      for (const segment of (await this.#folder.segments()).sort((a, b) => a - b))
        if (segment <= through && segment < this.#open.segment) await this.#folder.remove(segment)
    })
  }

  /** Waits for what is under way and closes the file. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#open.file.close())
  }

  async #read(segment: number): Promise<{ entries: Uint8Array[]; damagedBytes: number }> {
    if (segment === this.#open.segment) {
      const { entries, damaged } = scanFrames((await this.#open.file.read()).subarray(0, this.#open.end))
      return { entries, damagedBytes: sum(damaged) }
    }
    const file = await this.#folder.open(segment)
    try {
      const bytes = await file.read()
      const { entries, damaged, end } = scanFrames(bytes)
      // Nobody was writing here any more: what stands behind the last whole entry was one as well.
      return { entries, damagedBytes: sum(damaged) + bytes.byteLength - end }
    } finally {
      await file.close()
    }
  }

  async #rotate(): Promise<void> {
    const segment = this.#open.segment + 1
    const file = await this.#folder.open(segment)
    await this.#open.file.close()
    this.#open = { segment, file, end: 0, dirty: false }
    this.#full = false
  }

  /** Keeps what stands behind the last whole entry in a file of its own, then cuts it off. */
  async #setTornAside(): Promise<void> {
    if (!this.#torn) return
    await this.#folder.keep(this.#torn.name, this.#torn.bytes)
    await this.#cutBack()
    this.#torn = undefined
  }

  async #cutBack(): Promise<void> {
    await this.#open.file.truncate(this.#open.end)
    await this.#open.file.sync()
    this.#open.dirty = false
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work)
    this.#queue = result.catch(() => undefined)
    return result
  }
}

function sum(places: readonly { bytes: number }[]): number {
  return places.reduce((total, { bytes }) => total + bytes, 0)
}
