import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder, writeFully } from './durable-files.ts'
import { decodeFrames, encodeFrame } from './journal-frames.ts'
import { MachineError, writeFailure } from './machine-error.ts'

/**
 * The append-only journal of one store. An entry counts as saved once `append` has resolved: its bytes have
 * then passed fsync. Opening cuts a torn tail (a crash in the middle of an append) at the last whole entry.
 */
export class Journal {
  readonly #file: FileHandle
  /** Where the last acknowledged entry ends. */
  #end: number
  /** Bytes of an unfinished append may still stand behind `#end`. */
  #dirty = false
  #tornBytes: number
  /** A torn tail that is not set aside yet. */
  #torn: { copy: string; bytes: Uint8Array } | undefined
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(file: FileHandle, end: number, tornBytes: number) {
    this.#file = file
    this.#end = end
    this.#tornBytes = tornBytes
  }

  /**
   * Opens or creates the journal file, and its folder.
   * What is cut off is kept beside it as `torn-<offset>-<bytes>.bin`, because nothing is dropped silently.
   */
  static async open(path: string): Promise<Journal> {
    const folder = dirname(path)
    await mkdir(folder, { recursive: true })
    const file = await open(path, 'a+').then(async (created) => {
      await created.close()
      return open(path, 'r+')
    })
    try {
      const bytes = await readWhole(file)
      const { end } = decodeFrames(bytes)
      const tail = bytes.subarray(end)
      const journal = new Journal(file, end, tail.byteLength)
      if (tail.byteLength > 0) {
        journal.#torn = { copy: join(folder, `torn-${end}-${tail.byteLength}.bin`), bytes: tail }
        // On a full disk the journal can still be read; the tail stays where it is until the next append.
        await journal.#setTornAside().catch(() => undefined)
      }
      await syncFolder(folder)
      return journal
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /**
   * Appends one entry and waits for fsync; calls run one after the other, in their order.
   * A failure leaves the journal as it was before the call.
   * @throws MachineError `disk-full`, `write-failed` or `host.refused` (empty entry)
   */
  append(entry: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      if (entry.byteLength === 0) throw new MachineError('host.refused', { detail: '日志条目是空的' })
      const frame = encodeFrame(entry)
      await this.#setTornAside().catch((error: unknown) => {
        throw writeFailure('本机日志', error)
      })
      try {
        if (this.#dirty) await this.#cutBack()
        this.#dirty = true
        await writeFully(this.#file, frame, this.#end)
        await this.#file.sync()
        this.#end += frame.byteLength
        this.#dirty = false
      } catch (error) {
        // When even this fails, `#dirty` stays set and the next append tries again before it writes.
        await this.#cutBack().catch(() => undefined)
        throw writeFailure('本机日志', error)
      }
    })
  }

  /** Every whole entry in order, and how many bytes were cut off when the journal was opened. */
  readAll(): Promise<{ entries: Uint8Array[]; tornBytes: number }> {
    return this.#inTurn(async () => {
      const { entries } = decodeFrames((await readWhole(this.#file)).subarray(0, this.#end))
      return { entries, tornBytes: this.#tornBytes }
    })
  }

  /** Waits for what is under way and closes the file. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#file.close())
  }

  /** Keeps what stands behind the last whole entry in a file of its own, then cuts it off. */
  async #setTornAside(): Promise<void> {
    if (!this.#torn) return
    await writeFile(this.#torn.copy, this.#torn.bytes, { flush: true })
    await this.#cutBack()
    this.#torn = undefined
  }

  async #cutBack(): Promise<void> {
    await this.#file.truncate(this.#end)
    await this.#file.sync()
    this.#dirty = false
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work)
    this.#queue = result.catch(() => undefined)
    return result
  }
}

async function readWhole(file: FileHandle): Promise<Uint8Array> {
  const { size } = await file.stat()
  const bytes = new Uint8Array(size)
  let read = 0
  while (read < size) {
    const { bytesRead } = await file.read(bytes, read, size - read, read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return bytes.subarray(0, read)
}
