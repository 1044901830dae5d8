import type { FaceSource, InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { type Problem, ProblemError } from '../../../shared/protocol/problems.ts'
import type {
  MergedPapers,
  PaperJob,
  TypesetAnswer,
  TypesetPaper,
  TypesetRequest,
} from './typeset-messages.ts'

/** How far a paper is: share of the fonts that are loaded (0 to 1), then the setting itself, of many with a count. */
export type TypesetProgress =
  | { step: 'fonts'; share: number }
  | { step: 'setting' }
  | { step: 'merging'; done: number; of: number }

export interface TypesetOptions {
  /** Gives the paper up; the promise then rejects with its reason. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: TypesetProgress) => void) | undefined
  /**
   * Reads the installed faces, where the district's profile wants papers set in them; asked once. Without it the
   * bundled faces are taken.
   */
  installedFaces?: (() => Promise<readonly InstalledFaceFile[]>) | undefined
}

interface Job {
  resolve(paper: TypesetPaper | MergedPapers): void
  reject(reason: unknown): void
  onProgress?: ((progress: TypesetProgress) => void) | undefined
}

/** A problem as the worker sends it, thrown again on the page. */
class CarriedProblem extends Error {
  readonly problem: Problem
  constructor(carried: Problem) {
    super(carried.message)
    this.name = 'CarriedProblem'
    this.problem = carried
  }
}

/** The part of a request that tells one paper or many from each other. */
type Work = ({ act: 'typeset' } & PaperJob) | { act: 'merge'; papers: readonly PaperJob[]; title: string }

/** A typesetting worker, which starts with the first paper and is kept until `end`. */
export class TypesetWorker {
  readonly #jobs = new Map<number, Job>()
  #worker: Worker | undefined
  /** The installed faces are on their way to the worker, or there. */
  #facesSent: Promise<void> | undefined
  #jobCount = 0

  /**
   * Sets one paper.
   * @param input of the kind; the worker checks it
   * @throws an error with a `problem`: what is missing for the paper, or that the fonts are not there
   */
  typeset(kind: DocumentKindId, input: unknown, options: TypesetOptions = {}): Promise<TypesetPaper> {
    return this.#start({ act: 'typeset', kind, input }, options) as Promise<TypesetPaper>
  }

  /** Sets papers into one file. @param title of the file. @throws like `typeset` */
  merge(papers: readonly PaperJob[], title: string, options: TypesetOptions = {}): Promise<MergedPapers> {
    return this.#start({ act: 'merge', papers, title }, options) as Promise<MergedPapers>
  }

  /** Ends the worker; what waits for it is given up. */
  end(): void {
    this.#worker?.terminate()
    this.#lose(new DOMException('The typesetting worker was ended', 'AbortError'))
  }

  #start(work: Work, options: TypesetOptions): Promise<TypesetPaper | MergedPapers> {
    const { signal, onProgress, installedFaces } = options
    if (signal?.aborted) return Promise.reject(signal.reason)
    this.#worker ??= this.#open()
    const target = this.#worker
    this.#jobCount += 1
    const job = this.#jobCount
    const send = (request: TypesetRequest) => target.postMessage(request)
    return new Promise((resolve, reject) => {
      this.#jobs.set(job, { resolve, reject, onProgress })
      const giveUp = () => {
        if (!this.#jobs.delete(job)) return
        send({ act: 'cancel', job })
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      const fonts = new URL('./fonts/', document.baseURI).href
      const start = (faces: FaceSource) => {
        if (this.#jobs.has(job)) send({ ...work, job, fonts, faces })
      }
      if (!installedFaces) return start('bundled')
      this.#facesSent ??= installedFaces().then((faces) => send({ act: 'faces', faces }))
      this.#facesSent.then(
        () => start('installed'),
        (error: unknown) => {
          this.#facesSent = undefined
          if (this.#jobs.delete(job)) reject(error)
        },
      )
    })
  }

  #open(): Worker {
    const started = new Worker(new URL('./typeset.worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<TypesetAnswer>) => this.#take(data))
    // The worker itself is gone: everything waiting fails, the next paper starts a new one.
    started.addEventListener('error', (event) => {
      started.terminate()
      const detail = event.message || '排版程序没有启动'
      this.#lose(new ProblemError('paper.failed', { detail }))
    })
    return started
  }

  #lose(reason: unknown): void {
    const failed = [...this.#jobs.values()]
    this.#jobs.clear()
    this.#worker = undefined
    this.#facesSent = undefined
    for (const { reject } of failed) reject(reason)
  }

  #take(answer: TypesetAnswer): void {
    const job = this.#jobs.get(answer.job)
    if (!job) return
    if (answer.step === 'done' || answer.step === 'failed') {
      this.#jobs.delete(answer.job)
      if (answer.step === 'done') job.resolve(answer.paper)
      else job.reject(new CarriedProblem(answer.problem))
    } else {
      const { job: _, ...progress } = answer
      job.onProgress?.(progress)
    }
  }
}

/** The worker of previews and single papers. */
export const typesetWorker = new TypesetWorker()
