import { largestPage, largestPush } from '../../shared/protocol/http.ts'
import { ProblemError } from '../../shared/protocol/problems.ts'
import type { SyncStatus } from '../app/workspace.ts'
import type { EvidenceStore } from '../store/evidence-store.ts'
import type { RecordStore } from '../store/record-store.ts'
import { Value } from '../store/snapshot.ts'
import { applyPage, nextEntries, recordResults, saveReference, startOver } from '../store/sync-writes.ts'
import { EvidenceUploads } from './evidence-uploads.ts'
import { problemOf, type StationApi } from './station-api.ts'

/** Rounds come this often while online; after a failure the pause doubles up to five minutes. */
const roundMilliseconds = 20_000
const longestPause = 300_000

/** What a station, or a proxy before it, answers to a push that is too large. */
const tooLarge: readonly string[] = ['upload.too-large', 'request.too-large']

interface Cursor {
  epoch: string
  cursor: number
}

/**
 * Brings laptop and station together, in rounds: hand-shake, reference data, push of the outbox in order, evidence,
 * then pull. A round that fails changes nothing that it had not finished; the next one goes on from there. Pulling comes
 * after pushing, so that a page never races with commands whose answer got lost.
 */
export class SyncEngine {
  readonly status: Value<SyncStatus>
  readonly #store: RecordStore
  readonly #api: StationApi
  readonly #accountId: string
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | undefined
  /** The round asked for while one is running. */
  #next: Promise<void> | undefined
  #failures = 0
  #stopped = new AbortController()
  /** Epoch and revision of the reference data that was read last. */
  #referenceRead: string | undefined
  readonly #uploads: EvidenceUploads
  #counts = 0
  #startedOver = false
  /** Makes a session when there is none; null when that needs the person. */
  renewSession: () => Promise<boolean> = async () => false
  /** Runs after each complete round (number blocks and the like). */
  afterRound: () => Promise<void> = async () => {}

  constructor(store: RecordStore, evidence: EvidenceStore, api: StationApi, accountId: string) {
    this.#store = store
    this.#api = api
    this.#accountId = accountId
    this.status = new Value<SyncStatus>({
      phase: 'idle',
      online: false,
      lastSyncAt: null,
      complete: false,
      received: 0,
      total: 0,
      pending: 0,
      parked: 0,
      waitingFiles: [],
      uploads: [],
      problem: null,
      clockSkewMilliseconds: 0,
      needsSignIn: false,
    })
    const show = (change: Partial<SyncStatus>) => this.status.update(change)
    this.#uploads = new EvidenceUploads(store, evidence, api, this.#stopped.signal, show)
  }

  async start(): Promise<void> {
    const { database } = this.#store
    this.status.update({
      complete: (await database.getMeta<boolean>(`complete.${this.#accountId}`)) ?? false,
      lastSyncAt: (await database.getMeta<string>(`lastSync.${this.#accountId}`)) ?? null,
    })
    await this.countOutbox()
    globalThis.addEventListener('online', this.#wake)
    void this.round()
  }

  stop(): void {
    this.#stopped.abort()
    clearTimeout(this.#timer)
    globalThis.removeEventListener('online', this.#wake)
  }

  #wake = (): void => {
    this.#failures = 0
    void this.round()
  }

  /** Runs a whole round that begins after this call: now, or after the running one. */
  round(): Promise<void> {
    if (this.#stopped.signal.aborted) return Promise.resolve()
    if (!this.#running) return this.#begin()
    this.#next ??= this.#running.then(() => {
      this.#next = undefined
      return this.#begin()
    })
    return this.#next
  }

  #begin(): Promise<void> {
    if (this.#stopped.signal.aborted) return Promise.resolve()
    clearTimeout(this.#timer)
    this.#running = this.#round().finally(() => {
      this.#running = undefined
      if (this.#stopped.signal.aborted || this.#next) return
      this.#timer = setTimeout(() => void this.round(), this.#pause())
    })
    return this.#running
  }

  #pause(): number {
    return this.#failures === 0
      ? roundMilliseconds
      : Math.min(longestPause, 2000 * 2 ** Math.min(8, this.#failures - 1))
  }

  async #round(): Promise<void> {
    try {
      const { time, epoch, referenceRevision } = await this.#api.handshake()
      this.status.update({ online: true, clockSkewMilliseconds: Date.now() - Date.parse(time) })
      if (!this.#api.token && !(await this.renewSession())) {
        this.status.update({
          needsSignIn: true,
          phase: 'idle',
          problem: new ProblemError('session.expired').problem,
        })
        return
      }
      this.status.update({ needsSignIn: false })
      const revision = `${epoch} ${referenceRevision ?? ''}`
      if (this.#referenceRead !== revision) {
        await saveReference(this.#store, await this.#api.reference())
        this.#referenceRead = revision
      }
      await this.#followEpoch(epoch)
      await this.#push()
      const file = await this.#uploads.round()
      await this.#pull()
      await this.afterRound()
      const at = new Date().toISOString()
      await this.#store.database.putMeta(`lastSync.${this.#accountId}`, at)
      this.#failures = 0
      this.status.update({ lastSyncAt: at, problem: file })
    } catch (error) {
      this.#fail(error)
    } finally {
      this.status.update({ phase: 'idle' })
      await this.countOutbox().catch(() => {})
    }
  }

  /** A station that was restored from a backup lacks what came after it: everything is offered and read again. */
  async #followEpoch(epoch: string): Promise<void> {
    const { database } = this.#store
    const known = await database.getMeta<string>('epoch')
    if (known !== undefined && known !== epoch) await startOver(this.#store)
    if (known !== epoch) await database.putMeta('epoch', epoch)
  }

  #fail(error: unknown): void {
    this.#failures += 1
    const problem = problemOf(error)
    if (problem.code === 'chain.gap' && !this.#startedOver) {
      // The station wants entries that it has answered before: it lost them. It replays those that it still has.
      this.#startedOver = true
      void startOver(this.#store).then(() => this.round())
    }
    if (problem.code === 'session.expired') {
      this.#api.token = null
      // One try with the password of this unlocking, without waiting for the next round.
      if (this.#failures === 1) void this.round()
    }
    const unreachable = problem.code === 'server.unreachable' || problem.code === 'server.unknown'
    this.status.update({ problem, online: !unreachable })
  }

  /** The outbox in order; a 413 halves the batch, down to a single entry. */
  async #push(): Promise<void> {
    let batch = largestPush
    for (;;) {
      const entries = await nextEntries(this.#store, batch)
      if (entries.length === 0) return
      this.status.update({ phase: 'pushing' })
      try {
        const { results } = await this.#api.push(this.#store.deviceId, entries)
        await recordResults(this.#store, results)
        if (results.length === 0) throw new ProblemError('page.malformed', { detail: '没有逐条结果' })
      } catch (error) {
        if (tooLarge.includes(problemOf(error).code) && batch > 1) {
          batch = Math.max(1, Math.floor(batch / 2))
          continue
        }
        throw error
      } finally {
        await this.countOutbox()
      }
    }
  }

  async #pull(): Promise<void> {
    const { database } = this.#store
    for (;;) {
      if (this.#stopped.signal.aborted) return
      const stored = await database.getMeta<Cursor>(`cursor.${this.#accountId}`)
      const page = await this.#api.pull(stored?.cursor ?? 0, largestPage)
      if (stored && stored.epoch !== page.epoch && stored.cursor > 0) {
        // The station was restored from a backup: everything is read again from the start.
        await database.putMeta(`cursor.${this.#accountId}`, { epoch: page.epoch, cursor: 0 })
        continue
      }
      if (page.rows.length > 0)
        this.status.update({ phase: this.status.get().complete ? 'pulling' : 'first-sync' })
      await applyPage(this.#store, this.#accountId, page)
      const have = this.#store.index.visible.get().length
      this.status.update({
        received: have,
        total: have + Math.max(0, page.remaining - page.rows.length),
        complete: page.complete || this.status.get().complete,
      })
      if (page.complete) return
    }
  }

  async countOutbox(): Promise<void> {
    const turn = ++this.#counts
    const { outbox } = this.#store.database
    const [pending, parked, waitingFiles] = await Promise.all([
      outbox.where('status').equals('queued').count(),
      outbox.where('status').equals('parked').count(),
      this.#uploads.waitingFiles(),
    ])
    // A count that began later has seen more.
    if (turn === this.#counts) this.status.update({ pending, parked, waitingFiles })
  }
}
