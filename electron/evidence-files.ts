import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder, writeFully } from './durable-files.ts'
import { errnoOf, MachineError, readFailure, writeFailure } from './machine-error.ts'

const finishedName = /^[0-9a-f]{32}$/
const temporarySuffix = '.part'

interface OpenWriter {
  readonly name: string
  readonly file: FileHandle
  position: number
  /** Writes to one file run one after the other, whatever the caller does. */
  queue: Promise<unknown>
}

/** Evidence files of one store: opaque bytes under random names, each final once it is finished. */
export class EvidenceFiles {
  readonly #folder: string
  readonly #writers = new Map<number, OpenWriter>()
  #nextWriter = 1

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Opens or creates the folder and removes temporary files that a crash left behind. */
  static async open(folder: string): Promise<EvidenceFiles> {
    await mkdir(folder, { recursive: true })
    for (const name of await readdir(folder)) {
      if (name.endsWith(temporarySuffix)) await rm(join(folder, name), { force: true })
    }
    return new EvidenceFiles(folder)
  }

  /** Starts a file under a temporary name and returns the handle for `write`, `finish` and `abort`. */
  async create(name: string): Promise<number> {
    if (await this.#exists(name)) throw alreadyThere()
    const file = await open(this.#temporary(name), 'wx').catch((error: unknown) => {
      throw errnoOf(error) === 'EEXIST' ? alreadyThere() : writeFailure('证据文件', error)
    })
    const writer = this.#nextWriter++
    this.#writers.set(writer, { name, file, position: 0, queue: Promise.resolve() })
    return writer
  }

  /** Appends bytes. After a failure the file can only be aborted. */
  async write(writer: number, bytes: Uint8Array): Promise<void> {
    const open = this.#writer(writer)
    const written = open.queue.then(async () => {
      await writeFully(open.file, bytes, open.position)
      open.position += bytes.byteLength
    })
    open.queue = written
    written.catch(() => undefined)
    await written.catch((error: unknown) => {
      throw writeFailure('证据文件', error)
    })
  }

  /** fsync → rename → fsync of the folder. A failure removes the temporary file. */
  async finish(writer: number): Promise<void> {
    const open = this.#writer(writer)
    this.#writers.delete(writer)
    try {
      await open.queue.finally(async () => {
        await open.file.sync().finally(() => open.file.close())
      })
      await rename(this.#temporary(open.name), this.#path(open.name))
      await syncFolder(this.#folder)
    } catch (error) {
      await rm(this.#temporary(open.name), { force: true })
      throw writeFailure('证据文件', error)
    }
  }

  /** Removes the temporary file; does nothing when the handle is no longer open. */
  async abort(writer: number): Promise<void> {
    const open = this.#writers.get(writer)
    if (!open) return
    this.#writers.delete(writer)
    await open.queue.catch(() => undefined)
    await open.file.close()
    await rm(this.#temporary(open.name), { force: true })
  }

  /** Aborts every open file: the page that was writing is gone. */
  async abortAll(): Promise<void> {
    await Promise.all([...this.#writers.keys()].map((writer) => this.abort(writer)))
  }

  /** Up to `length` bytes at `offset`; shorter at the end of the file. */
  async read(name: string, offset: number, length: number): Promise<Uint8Array> {
    const file = await open(this.#path(name), 'r').catch(missing)
    try {
      const { size } = await file.stat()
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
      let read = 0
      while (read < bytes.byteLength) {
        const { bytesRead } = await file.read(bytes, read, bytes.byteLength - read, offset + read)
        if (bytesRead === 0) break
        read += bytesRead
      }
      return read === bytes.byteLength ? bytes : bytes.slice(0, read)
    } finally {
      await file.close()
    }
  }

  /** Size of a finished file in bytes. */
  async size(name: string): Promise<number> {
    return (await stat(this.#path(name)).catch(missing)).size
  }

  /** Names of the finished files, sorted. */
  async list(): Promise<string[]> {
    return (await readdir(this.#folder)).filter((name) => finishedName.test(name)).sort()
  }

  /** Removes a finished file; a file that is not there is as good as removed. */
  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true })
    await syncFolder(this.#folder)
  }

  #writer(writer: number): OpenWriter {
    const open = this.#writers.get(writer)
    if (!open) throw new MachineError('host.refused', { detail: '证据文件没有在写入中，请重新采集' })
    return open
  }

  async #exists(name: string): Promise<boolean> {
    return stat(this.#path(name)).then(
      () => true,
      () => false,
    )
  }

  #path(name: string): string {
    if (!finishedName.test(name)) throw new MachineError('host.refused', { detail: '证据文件名不合格式' })
    return join(this.#folder, name)
  }

  #temporary(name: string): string {
    return this.#path(name) + temporarySuffix
  }
}

function alreadyThere(): MachineError {
  return new MachineError('host.refused', { detail: '同名的证据文件已经存在，原文件没有改动' })
}

function missing(error: unknown): never {
  if (errnoOf(error) === 'ENOENT') throw new MachineError('evidence.missing', {}, error)
  throw readFailure('证据文件', error)
}
