import 'fake-indexeddb/auto'
import { registerHooks } from 'node:module'
import { clockOffset } from './clock.ts'

/**
 * What the store and the sync code ask of a browser and Node lacks, loaded before them: IndexedDB in memory (gone with
 * the process), XMLHttpRequest for the uploads, storage in memory, a clock that can be set wrong, and timers that run
 * faster, so that a pause of minutes between two tries does not have to be sat out. Web Locks, WebCrypto, fetch and
 * Blob are Node's own.
 */

/** Pauses of a second and more pass this many times faster. */
const timeCompression = 40

const plainTimeout = globalThis.setTimeout
globalThis.setTimeout = ((work: (...values: unknown[]) => void, wait = 0, ...values: unknown[]) =>
  plainTimeout(work, wait >= 1000 ? wait / timeCompression : wait, ...values)) as typeof setTimeout

const PlainDate = globalThis.Date
globalThis.Date = class extends PlainDate {
  constructor(...values: unknown[]) {
    if (values.length === 0) super(PlainDate.now() + clockOffset.milliseconds)
    else super(...(values as [number]))
  }
  static override now(): number {
    return PlainDate.now() + clockOffset.milliseconds
  }
} as DateConstructor

const kept = new Map<string, string>()
const storage = {
  get length() {
    return kept.size
  },
  key: (index: number) => [...kept.keys()][index] ?? null,
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
}

/** As much of XMLHttpRequest as an upload needs, over fetch. */
class FetchRequest {
  readonly upload: { onprogress: unknown } = { onprogress: null }
  onload: (() => void) | null = null
  onerror: ((error: unknown) => void) | null = null
  status = 0
  responseText = ''
  readonly #headers: Record<string, string> = {}
  readonly #aborted = new AbortController()
  #method = ''
  #url = ''
  #answer: Response | undefined

  open(method: string, url: string): void {
    this.#method = method
    this.#url = url
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value
  }
  getResponseHeader(name: string): string | null {
    return this.#answer?.headers.get(name) ?? null
  }
  abort(): void {
    this.#aborted.abort()
  }
  send(body: BodyInit | null = null): void {
    void this.#send(body)
  }
  async #send(body: BodyInit | null): Promise<void> {
    try {
      const { signal } = this.#aborted
      const answer = await fetch(this.#url, { method: this.#method, headers: this.#headers, body, signal })
      this.responseText = await answer.text()
      this.#answer = answer
      this.status = answer.status
    } catch (error) {
      this.onerror?.(error)
      return
    }
    this.onload?.()
  }
}

const events = new EventTarget()
Object.assign(globalThis, {
  addEventListener: events.addEventListener.bind(events),
  removeEventListener: events.removeEventListener.bind(events),
  dispatchEvent: events.dispatchEvent.bind(events),
  localStorage: storage,
  XMLHttpRequest: FetchRequest,
  window: globalThis,
})

// The builds for a browser, as the app ships them.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'tus-js-client' ? 'tus-js-client/lib.es5/browser/index.js' : specifier, context),
})
