import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { syncFolder, writeFully } from './durable-files.ts'
import { MachineError, writeFailure } from './machine-error.ts'

interface OpenExport {
  readonly path: string
  readonly file: FileHandle
  position: number
}

/** Large files that the officer puts somewhere, written piece by piece; one stands in its place only when it is whole. */
export class ExportFiles {
  readonly #open = new Map<number, OpenExport>()
  #count = 0

  /** Begins a file beside its place. @param path as the save dialog gave it */
  async create(path: string): Promise<number> {
    const file = await open(`${path}.part`, 'w').catch((error: unknown) => {
      throw writeFailure('导出文件', error)
    })
    this.#count += 1
    this.#open.set(this.#count, { path, file, position: 0 })
    return this.#count
  }

  async write(writer: number, bytes: Uint8Array): Promise<void> {
    const found = this.#find(writer)
    const at = found.position
    found.position += bytes.byteLength
    await writeFully(found.file, bytes, at).catch((error: unknown) => {
      throw writeFailure('导出文件', error)
    })
  }

  /** fsync → rename → fsync of the folder. @returns the file's name */
  async finish(writer: number): Promise<string> {
    const { path, file } = this.#find(writer)
    this.#open.delete(writer)
    try {
      await file.sync().finally(() => file.close())
      await rename(`${path}.part`, path)
      await syncFolder(dirname(path))
    } catch (error) {
      await rm(`${path}.part`, { force: true })
      throw writeFailure('导出文件', error)
    }
    return basename(path)
  }

  /** Leaves nothing behind; does nothing when the handle is no longer open. */
  async abort(writer: number): Promise<void> {
    const found = this.#open.get(writer)
    if (!found) return
    this.#open.delete(writer)
    await found.file.close()
    await rm(`${found.path}.part`, { force: true })
  }

  async abortAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((writer) => this.abort(writer)))
  }

  #find(writer: number): OpenExport {
    const found = this.#open.get(writer)
    if (!found) throw new MachineError('host.refused', { detail: '这个导出文件已经写完或者取消' })
    return found
  }
}
