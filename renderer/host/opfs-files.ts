import type { JournalFile, JournalFolder } from '../../shared/journal/journal-folder.ts'

/** Renaming, which the type library does not know yet. It replaces a file of that name. */
interface Movable {
  move(name: string): Promise<void>
}

/** Whether the browser has all that is needed. To be asked in a worker: pages have no such handles. */
export function hasPrivateFiles(): boolean {
  return (
    typeof navigator.storage?.getDirectory === 'function' &&
    typeof FileSystemFileHandle === 'function' &&
    'createSyncAccessHandle' in FileSystemFileHandle.prototype &&
    'move' in FileSystemFileHandle.prototype
  )
}

/** How often and how long a file is waited for that a page which is just closing still holds. */
const tries = 100
const pause = 50

async function access(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemSyncAccessHandle> {
  const file = await folder.getFileHandle(name, { create: true })
  for (let attempt = 1; ; attempt++) {
    try {
      return await file.createSyncAccessHandle()
    } catch (error) {
      if ((error as Error).name !== 'NoModificationAllowedError' || attempt === tries) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

function writeFully(file: FileSystemSyncAccessHandle, bytes: Uint8Array, at: number): void {
  for (let written = 0; written < bytes.byteLength; ) {
    const count = file.write(bytes.subarray(written) as BufferSource, { at: at + written })
    if (count === 0) throw new DOMException('no byte was written', 'QuotaExceededError')
    written += count
  }
}

/** Reads a whole small file; null when there is none. */
export async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<Uint8Array | null> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile()
    return new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    if ((error as Error).name === 'NotFoundError') return null
    throw error
  }
}

/** Replaces a file as a whole: temporary name, flush, rename. */
export async function replaceFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const writer = await PrivateWriter.create(folder, name)
  try {
    writer.write(bytes)
    await writer.finish()
  } catch (error) {
    await writer.abort()
    throw error
  }
}

/** A file that is written under a temporary name and final once it is finished. */
export class PrivateWriter {
  static readonly suffix = '.part'
  readonly #folder: FileSystemDirectoryHandle
  readonly #name: string
  readonly #file: FileSystemSyncAccessHandle
  #position = 0

  private constructor(folder: FileSystemDirectoryHandle, name: string, file: FileSystemSyncAccessHandle) {
    this.#folder = folder
    this.#name = name
    this.#file = file
  }

  static async create(folder: FileSystemDirectoryHandle, name: string): Promise<PrivateWriter> {
    const file = await access(folder, name + PrivateWriter.suffix)
    file.truncate(0)
    return new PrivateWriter(folder, name, file)
  }

  write(bytes: Uint8Array): void {
    writeFully(this.#file, bytes, this.#position)
    this.#position += bytes.byteLength
  }

  /** flush (fsync) → rename. Names belong to the browser: there is no fsync of a folder here. */
  async finish(): Promise<void> {
    this.#file.flush()
    this.#file.close()
    const file = await this.#folder.getFileHandle(this.#name + PrivateWriter.suffix)
    await (file as unknown as Movable).move(this.#name)
  }

  async abort(): Promise<void> {
    this.#file.close()
    await this.#folder.removeEntry(this.#name + PrivateWriter.suffix).catch(() => undefined)
  }
}

/** The journal's segments in a folder of the private file system. */
export class PrivateJournalFolder implements JournalFolder {
  readonly #folder: FileSystemDirectoryHandle
  constructor(folder: FileSystemDirectoryHandle) {
    this.#folder = folder
  }

  async segments(): Promise<number[]> {
    const numbers: number[] = []
    for await (const name of this.#folder.keys()) {
      const number = /^segment-([1-9]\d{0,8})$/.exec(name)?.[1]
      if (number) numbers.push(Number(number))
    }
    return numbers
  }

  async open(segment: number): Promise<JournalFile> {
    return new PrivateJournalFile(await access(this.#folder, `segment-${segment}`))
  }

  remove(segment: number): Promise<void> {
    return this.#folder.removeEntry(`segment-${segment}`)
  }

  keep(name: string, bytes: Uint8Array): Promise<void> {
    return replaceFile(this.#folder, name, bytes)
  }
}

class PrivateJournalFile implements JournalFile {
  readonly #file: FileSystemSyncAccessHandle
  constructor(file: FileSystemSyncAccessHandle) {
    this.#file = file
  }

  async read(): Promise<Uint8Array> {
    const bytes = new Uint8Array(this.#file.getSize())
    return bytes.subarray(0, this.#file.read(bytes, { at: 0 }))
  }

  async write(bytes: Uint8Array, at: number): Promise<void> {
    writeFully(this.#file, bytes, at)
  }

  async truncate(size: number): Promise<void> {
    this.#file.truncate(size)
  }

  async sync(): Promise<void> {
    this.#file.flush()
  }

  async close(): Promise<void> {
    this.#file.close()
  }
}
