import type { DocumentKindId } from '../../../../shared/domain/document-kinds.ts'
import { problemOf } from '../../../app/use-act.ts'
import type { LoadedInspection, Snapshot, Workspace } from '../../../app/workspace.ts'
import { installedFacesFor } from '../paper-faces.ts'
import { paperName } from '../paper-input.ts'
import { TypesetWorker } from '../typeset.ts'
import type { MergedPapers } from '../typeset-messages.ts'
import { isJoint } from './batch-kinds.ts'
import { type BatchRow, examine, readRecord } from './batch-rows.ts'
import { type BatchState, draftsOf, emptyBatch, isCancelled, type MadePaper, today } from './batch-state.ts'
import { issueEach, issueJoint } from './issue-batch.ts'

/**
 * The papers of many records in one go. It belongs to the workspace and not to its screen: one may go on with other work
 * while it runs, and comes back to what it has made.
 */
export class Batch implements Snapshot<BatchState> {
  readonly workspace: Workspace
  readonly #listeners = new Set<() => void>()
  #state = emptyBatch
  #reading = 0
  #work: AbortController | undefined
  #acknowledged = ''

  constructor(workspace: Workspace) {
    this.workspace = workspace
  }

  get = (): BatchState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(change: Partial<BatchState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Looks through the records of a task: for which the paper is due, which are skipped and why. */
  async choose(task: string, kind: DocumentKindId): Promise<void> {
    const turn = ++this.#reading
    const ids = this.workspace.summaries
      .get()
      .filter(({ taskNumber }) => taskNumber === task)
      .map(({ id }) => id)
    const progress = { label: '正在查看各户记录', done: 0, of: ids.length }
    this.set({ ...emptyBatch, issues: this.#state.issues, task, kind, phase: 'reading', progress })
    const rows: BatchRow[] = []
    let shown = performance.now()
    for (const [index, id] of ids.entries()) {
      const loaded = await readRecord(this.workspace, id)
      if (loaded) rows.push(examine(loaded, kind, today(), new Date().toISOString()))
      if (performance.now() - shown > 30) {
        await new Promise((resolve) => setTimeout(resolve))
        if (turn !== this.#reading) return
        this.set({ progress: { ...progress, done: index + 1 } })
        shown = performance.now()
      }
    }
    if (turn !== this.#reading) return
    const order = (row: BatchRow) => (row.status === 'due' ? 0 : 1)
    rows.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
    this.set({ rows, phase: 'choosing', progress: null })
  }

  check(ids: ReadonlySet<string>, checked: boolean): void {
    this.set({
      rows: this.#state.rows.map((row) =>
        ids.has(row.id) && row.status === 'due' ? { ...row, checked } : row,
      ),
    })
  }

  cancel(): void {
    this.#work?.abort(new DOMException('The batch was cancelled', 'AbortError'))
  }

  /** Goes on after the characters were seen. */
  acknowledge(): Promise<void> {
    this.#acknowledged = this.#state.missing?.join() ?? ''
    this.set({ missing: null })
    return this.run()
  }

  /** Makes the papers of the checked records: as drafts in one file, or numbered, one by one, into the ledger. */
  run(): Promise<void> {
    const { kind, issues, rows } = this.#state
    this.set({ end: null })
    return this.work(
      async (worker, signal) => {
        const wanted = rows.filter(({ checked, status }) => checked && status === 'due')
        const records = await Promise.all(wanted.map(({ id }) => readRecord(this.workspace, id)))
        const loaded = records.filter((record) => record !== null)
        const drafts = draftsOf(kind, loaded)
        const merged = await this.#merge(worker, signal, drafts, issues ? '正在核对字形' : '正在排版')
        const missing = [...new Set(merged.letters.flatMap((letter) => letter.missing))]
        if (missing.length > 0 && missing.join() !== this.#acknowledged) {
          this.set({ missing, phase: 'choosing' })
          return
        }
        if (issues)
          await (isJoint(kind) ? issueJoint(this, worker, loaded) : issueEach(this, worker, signal, loaded))
        else {
          this.mark(new Set(loaded.map(({ inspection }) => inspection.id)), {
            status: 'made',
            checked: false,
          })
          this.set({ made: drafts, end: 'whole', phase: 'done' })
        }
      },
      { end: 'cancelled' },
    )
  }

  /**
   * Runs a piece of work with a worker of its own, a progress bar and a way to cancel it.
   * @param cancelled what is said of it after a cancel
   */
  async work(
    act: (worker: TypesetWorker, signal: AbortSignal) => Promise<void>,
    cancelled: Partial<BatchState> = { said: '已取消，没有留下文件。' },
  ): Promise<void> {
    if (this.#work) return
    const control = new AbortController()
    this.#work = control
    const before = this.#state.phase
    this.set({ phase: 'working', problem: null, said: '' })
    const worker = new TypesetWorker()
    // The worker ends at once: a paper that is being set does not hold the cancel back.
    control.signal.addEventListener('abort', () => worker.end(), { once: true })
    try {
      await act(worker, control.signal)
    } catch (error) {
      if (isCancelled(error)) this.set(cancelled)
      else this.set({ problem: problemOf(error) })
    } finally {
      worker.end()
      this.#work = undefined
      const made = this.#state.made.length > 0
      const phase = this.#state.phase === 'working' ? (made ? 'done' : before) : this.#state.phase
      this.set({ progress: null, phase })
    }
  }

  /** All papers that were made, in one file. */
  merged(worker: TypesetWorker, signal: AbortSignal): Promise<MergedPapers> {
    return this.#merge(worker, signal, this.#state.made, '正在合并')
  }

  /** The bytes of each paper that was made: those of the ledger, or a draft set now. */
  async *singles(worker: TypesetWorker, signal: AbortSignal): AsyncGenerator<[MadePaper, Uint8Array]> {
    const { made } = this.#state
    for (const [index, paper] of made.entries()) {
      signal.throwIfAborted()
      const bytes =
        paper.bytes ??
        (await worker.typeset(paper.job.kind, paper.job.input, { signal, ...this.facesFor(paper.records) }))
          .bytes
      yield [paper, bytes]
      this.set({ progress: { label: '正在写文件', done: index + 1, of: made.length } })
    }
  }

  /** @param name of the file, or null when the user thought better of it */
  noteSaved(name: string | null): void {
    if (name !== null) this.set({ said: `已保存为 ${name}` })
  }

  /** Name of the whole: 检查通知书 350503-2026-12-2 2026-11-23. */
  name(): string {
    const { kind, task } = this.#state
    return `${paperName(kind)} ${task} ${today()}`
  }

  #merge(
    worker: TypesetWorker,
    signal: AbortSignal,
    papers: readonly MadePaper[],
    label: string,
  ): Promise<MergedPapers> {
    this.set({ progress: { label, done: 0, of: papers.length } })
    return worker.merge(
      papers.map(({ job }) => job),
      this.name(),
      {
        signal,
        ...this.facesFor(papers[0]?.records ?? []),
        onProgress: (progress) => {
          if (progress.step === 'merging')
            this.set({ progress: { label, done: progress.done, of: progress.of } })
        },
      },
    )
  }

  facesFor([record]: readonly LoadedInspection[]) {
    return record ? { installedFaces: installedFacesFor(this.workspace, record) } : {}
  }

  mark(ids: ReadonlySet<string>, change: Partial<BatchRow>): void {
    this.set({ rows: this.#state.rows.map((row) => (ids.has(row.id) ? { ...row, ...change } : row)) })
  }
}

const batches = new WeakMap<Workspace, Batch>()

/** The batch of an unlocked workspace. */
export function batchOf(workspace: Workspace): Batch {
  const known = batches.get(workspace)
  if (known) return known
  const made = new Batch(workspace)
  batches.set(workspace, made)
  return made
}
