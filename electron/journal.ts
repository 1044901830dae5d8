import { type FileHandle, mkdir, open, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Journal, segmentLimit } from '../shared/journal/journal.ts'
import type { JournalFile, JournalFolder } from '../shared/journal/journal-folder.ts'
import { syncFolder, writeFully } from './durable-files.ts'
import { writeFailure } from './machine-error.ts'

/**
 * Opens or creates the journal of a store, and its folder.
 * @param path of the first segment; later ones stand beside it as `<path>.2`, `<path>.3` …
 */
export async function openJournal(path: string, limit = segmentLimit): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true })
  return Journal.open(new DiskFolder(path), (error) => writeFailure('本机日志', error), limit)
}

class DiskFolder implements JournalFolder {
  readonly #path: string
  constructor(path: string) {
    this.#path = path
  }

  async segments(): Promise<number[]> {
    const first = basename(this.#path)
    const names = await readdir(dirname(this.#path))
    return names.flatMap((name) => {
      if (name === first) return [1]
      const number = name.startsWith(`${first}.`) ? name.slice(first.length + 1) : ''
      return /^[1-9]\d{0,8}$/.test(number) ? [Number(number)] : []
    })
  }

  async open(segment: number): Promise<JournalFile> {
    const path = this.#pathOf(segment)
    const file = await open(path, 'a+').then(async (created) => {
      await created.close()
      return open(path, 'r+')
    })
    await syncFolder(dirname(path)).catch(async (error: unknown) => {
      await file.close()
      throw error
    })
    return new DiskFile(file)
  }

  async remove(segment: number): Promise<void> {
    await rm(this.#pathOf(segment), { force: true })
    await syncFolder(dirname(this.#path))
  }

  async keep(name: string, bytes: Uint8Array): Promise<void> {
    await writeFile(join(dirname(this.#path), name), bytes, { flush: true })
  }

  #pathOf(segment: number): string {
    return segment === 1 ? this.#path : `${this.#path}.${segment}`
  }
}

class DiskFile implements JournalFile {
  readonly #file: FileHandle
  constructor(file: FileHandle) {
    this.#file = file
  }

  async read(): Promise<Uint8Array> {
    const { size } = await this.#file.stat()
    const bytes = new Uint8Array(size)
    let read = 0
    while (read < size) {
      const { bytesRead } = await this.#file.read(bytes, read, size - read, read)
      if (bytesRead === 0) break
      read += bytesRead
    }
    return bytes.subarray(0, read)
  }

  write(bytes: Uint8Array, at: number): Promise<void> {
    return writeFully(this.#file, bytes, at)
  }

  truncate(size: number): Promise<void> {
    return this.#file.truncate(size)
  }

  sync(): Promise<void> {
    return this.#file.sync()
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}
