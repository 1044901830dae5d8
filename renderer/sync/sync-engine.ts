import type { JournalEntry } from '../../shared/domain/journal-entry.ts'
import { largestPage, largestPush } from '../../shared/protocol/http.ts'
import type { StationHead } from '../../shared/protocol/page-proof.ts'
import { problem as makeProblem, type Problem, ProblemError } from '../../shared/protocol/problems.ts'
import type { SyncStatus } from '../app/workspace.ts'
import type { EvidenceStore } from '../store/evidence-store.ts'
import type { RecordStore } from '../store/record-store.ts'
import { Value } from '../store/snapshot.ts'
import { applyPage, nextEntries, recordResults, saveReference, startOver } from '../store/sync-writes.ts'
import { EvidenceUploads, linkFailures } from './evidence-uploads.ts'
import { problemOf, type StationApi, StationProblem } from './station-api.ts'

/** Rounds come this often while online; after a failure the pause doubles up to five minutes. */
const roundMilliseconds = 20_000
const longestPause = 300_000

/** What a station, or a proxy before it, answers to a push that is too large. */
const tooLarge: readonly string[] = ['upload.too-large', 'request.too-large']
/** What it answers to a push that it can't read; nothing of such a push was stored. */
const unreadable: readonly string[] = ['request.malformed', 'command.reused']
/** A station that fails on the same single entry in so many rounds fails on the entry. */
const patienceWithEntry = 3
/** What the laptop's own disk answers to a write that has no room. */
const noRoom: readonly string[] = ['disk-full', 'space.read-only']

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
  /** The round brought something to the station or from it, whatever ended it. */
  #progress = false
  /** Rounds in which the station failed on an entry that was sent alone, by its sequence. */
  readonly #failedOn = new Map<number, number>()
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
    // Jitter: a hundred laptops that lost the same station don't come back in the same second.
    const jitter = 0.75 + Math.random() / 2
    if (this.#failures === 0) return roundMilliseconds * jitter
    return jitter * Math.min(longestPause, 2000 * 2 ** Math.min(8, this.#failures - 1))
  }

  async #round(): Promise<void> {
    this.#progress = false
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
      const file = await this.#uploads.round(() => {
        this.#progress = true
      })
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
    // A link that breaks while it carries something is no reason to wait longer and longer.
    this.#failures = this.#progress ? 1 : this.#failures + 1
    const failure = problemOf(error)
    // Nobody has typed anything: what had no room was the station's data.
    const problem = noRoom.includes(failure.code) ? makeProblem('sync.disk-full') : failure
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
    this.status.update({ problem, online: !linkFailures.includes(problem.code) })
  }

  /**
   * The outbox in order. A batch that is too large, or that the station can't take as a whole, is halved down to a
   * single entry; one that can't be taken alone is withheld, so that the others go on.
   */
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
        this.#progress = true
        batch = Math.min(largestPush, batch * 2)
      } catch (error) {
        const problem = problemOf(error)
        const answered = error instanceof StationProblem || tooLarge.includes(problem.code)
        if (!answered || ![...tooLarge, ...unreadable, 'server.failed'].includes(problem.code)) throw error
        if (entries.length > 1) batch = Math.max(1, Math.floor(entries.length / 2))
        else if (!(await this.#withhold(entries[0]!, problem))) throw error
      } finally {
        await this.countOutbox()
      }
    }
  }

  /**
   * Sends only the link of an entry that the station can't take: it is shown under 需要处理, and its text stays here.
   * @returns false while the station may still come round, or does not even take the link
   */
  async #withhold(entry: JournalEntry, problem: Problem): Promise<boolean> {
    if (problem.code === 'server.failed') {
      const failed = (this.#failedOn.get(entry.sequence) ?? 0) + 1
      this.#failedOn.set(entry.sequence, failed)
      if (failed < patienceWithEntry) return false
    }
    try {
      const { results } = await this.#api.withhold(this.#store.deviceId, entry, problem.message)
      await recordResults(this.#store, results)
      return results.length > 0
    } catch (error) {
      if (problemOf(error).code === 'server.failed') return false
      throw error
    }
  }

  async #pull(): Promise<void> {
    const { database } = this.#store
    for (;;) {
      if (this.#stopped.signal.aborted) return
      const stored = await database.getMeta<Cursor>(`cursor.${this.#accountId}`)
      const known = await database.getMeta<StationHead>('stationHead')
      const { page, head } = await this.#api.pull(stored?.cursor ?? 0, largestPage, known)
      if (stored && stored.epoch !== page.epoch && stored.cursor > 0) {
        // The station was restored from a backup: everything is read again from the start.
        await database.putMeta(`cursor.${this.#accountId}`, { epoch: page.epoch, cursor: 0 })
        continue
      }
      if (page.rows.length > 0)
        this.status.update({ phase: this.status.get().complete ? 'pulling' : 'first-sync' })
      await applyPage(this.#store, this.#accountId, page)
      await database.putMeta('stationHead', head)
      this.#progress ||= page.rows.length > 0
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
