import { type EvidenceHost, HostError, type JournalHost } from './host.ts'
import type { OpfsAnswer, OpfsRequest, OpfsRequests } from './opfs-requests.ts'

/** Journal, evidence and keyring as files of the browser, each flushed to the disk before it counts as written. */
export class OpfsStorage {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  #count = 0

  private constructor() {
    this.#worker = new Worker(new URL('./opfs.worker.ts', import.meta.url), { type: 'module' })
    this.#worker.onmessage = ({ data }: MessageEvent<OpfsAnswer>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if ('code' in data) waiting?.reject(new HostError(data.code, data.message))
      else waiting?.resolve(data.value as never)
    }
    this.#worker.onerror = (event) => {
      event.preventDefault()
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message || 'worker failed'))
      this.#waiting.clear()
    }
  }

  /** @returns null where the browser has no such files. @throws HostError when they can't be opened */
  static async open(): Promise<OpfsStorage | null> {
    const storage = new OpfsStorage()
    try {
      if (await storage.ask('open')) return storage
    } catch (error) {
      storage.#worker.terminate()
      throw error
    }
    storage.#worker.terminate()
    return null
  }

  ask<R extends OpfsRequest>(
    request: R,
    ...values: Parameters<OpfsRequests[R]>
  ): Promise<ReturnType<OpfsRequests[R]>> {
    const id = ++this.#count
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, request, values })
    })
  }

  readonly journal: JournalHost = {
    append: (entry) => this.ask('journal.append', entry),
    readAll: () => this.ask('journal.read-all'),
    prune: (through) => this.ask('journal.prune', through),
  }

  readonly evidence: EvidenceHost = {
    create: async (name) => {
      const writer = await this.ask('evidence.create', name)
      return {
        write: (bytes) => this.ask('evidence.write', writer, bytes),
        finish: () => this.ask('evidence.finish', writer),
        abort: () => this.ask('evidence.abort', writer),
      }
    },
    read: (name, offset, length) => this.ask('evidence.read', name, offset, length),
    size: (name) => this.ask('evidence.size', name),
    list: () => this.ask('evidence.list'),
    remove: (name) => this.ask('evidence.remove', name),
  }
}
