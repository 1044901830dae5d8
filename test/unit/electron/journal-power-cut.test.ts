import { expect, it } from 'vitest'
import { Journal } from '../../../shared/journal/journal.ts'
import type { JournalFile, JournalFolder } from '../../../shared/journal/journal-folder.ts'

/** A disk with a cache: what was written can be read at once, and only what passed `sync` outlives a power cut. */
class CachedDisk implements JournalFolder {
  readonly #files = new Map<number, { cached: Uint8Array; durable: Uint8Array }>()
  #die: (() => void) | undefined

  /** Resolves when a process has ended with its next call of `sync`, which never reached the disk. */
  diesBeforeSync(): Promise<void> {
    return new Promise((resolve) => {
      this.#die = resolve
    })
  }

  cutPower(): void {
    for (const file of this.#files.values()) file.cached = file.durable
  }

  async segments(): Promise<number[]> {
    return [...this.#files.keys()]
  }

  async open(segment: number): Promise<JournalFile> {
    const file = this.#files.get(segment) ?? { cached: new Uint8Array(0), durable: new Uint8Array(0) }
    this.#files.set(segment, file)
    return {
      read: async () => file.cached.slice(),
      write: async (bytes, at) => {
        const grown = new Uint8Array(Math.max(file.cached.length, at + bytes.length))
        grown.set(file.cached)
        grown.set(bytes, at)
        file.cached = grown
      },
      truncate: async (size) => {
        file.cached = file.cached.slice(0, size)
      },
      sync: () => {
        const die = this.#die
        this.#die = undefined
        die?.()
        if (die) return new Promise(() => undefined)
        file.durable = file.cached.slice()
        return Promise.resolve()
      },
      close: async () => undefined,
    }
  }

  async remove(segment: number): Promise<void> {
    this.#files.delete(segment)
  }

  async keep(): Promise<void> {}
}

const open = (disk: JournalFolder) => Journal.open(disk, () => new Error('not written'))
const texts = async (journal: Journal) =>
  (await journal.readAll()).entries.map((entry) => new TextDecoder().decode(entry))

it('what a start finds is safe before anybody is shown it, also when the process before ended short of fsync', async () => {
  const disk = new CachedDisk()
  const before = await open(disk)
  await before.append(new TextEncoder().encode('第1条'))
  const died = disk.diesBeforeSync()
  void before.append(new TextEncoder().encode('第2条'))
  await died
  expect(await texts(await open(disk))).toEqual(['第1条', '第2条'])
  disk.cutPower()
  expect(await texts(await open(disk))).toEqual(['第1条', '第2条'])
})
