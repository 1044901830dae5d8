import type { FaceSource, InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { type Problem, ProblemError } from '../../../shared/protocol/problems.ts'
import type { TypesetAnswer, TypesetPaper, TypesetRequest } from './typeset-messages.ts'

/** How far a paper is: share of the fonts that are loaded (0 to 1), then the setting itself. */
export type TypesetProgress = { step: 'fonts'; share: number } | { step: 'setting' }

interface Job {
  resolve(paper: TypesetPaper): void
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

const jobs = new Map<number, Job>()
let worker: Worker | undefined
/** The installed faces are on their way to the worker, or there. */
let facesSent: Promise<void> | undefined
let jobCount = 0

/**
 * Sets a paper in the typesetting worker, which starts with the first paper and is kept.
 * @param input of the kind; the worker checks it
 * @param options.installedFaces reads the installed faces, where the district's profile wants papers set in them;
 *   asked once. Without it the bundled faces are taken
 * @param signal gives the paper up; the promise then rejects with its reason
 * @throws an error with a `problem`: what is missing for the paper, or that the fonts are not there
 */
export function typeset(
  kind: DocumentKindId,
  input: unknown,
  options: {
    signal?: AbortSignal
    onProgress?: (progress: TypesetProgress) => void
    installedFaces?: (() => Promise<readonly InstalledFaceFile[]>) | undefined
  } = {},
): Promise<TypesetPaper> {
  const { signal, onProgress, installedFaces } = options
  if (signal?.aborted) return Promise.reject(signal.reason)
  worker ??= startWorker()
  const target = worker
  jobCount += 1
  const job = jobCount
  const send = (request: TypesetRequest) => target.postMessage(request)
  return new Promise((resolve, reject) => {
    jobs.set(job, { resolve, reject, onProgress })
    signal?.addEventListener(
      'abort',
      () => {
        if (!jobs.delete(job)) return
        send({ act: 'cancel', job })
        reject(signal.reason)
      },
      { once: true },
    )
    const fonts = new URL('./fonts/', document.baseURI).href
    const start = (faces: FaceSource) => {
      if (jobs.has(job)) send({ act: 'typeset', job, kind, input, fonts, faces })
    }
    if (!installedFaces) return start('bundled')
    facesSent ??= installedFaces().then((faces) => send({ act: 'faces', faces }))
    facesSent.then(
      () => start('installed'),
      (error: unknown) => {
        facesSent = undefined
        if (jobs.delete(job)) reject(error)
      },
    )
  })
}

function startWorker(): Worker {
  const started = new Worker(new URL('./typeset.worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<TypesetAnswer>) => take(data))
  // The worker itself is gone: everything waiting fails, the next paper starts a new one.
  started.addEventListener('error', (event) => {
    const failed = [...jobs.values()]
    jobs.clear()
    worker = undefined
    facesSent = undefined
    started.terminate()
    const detail = event.message || '排版程序没有启动'
    for (const { reject } of failed) reject(new ProblemError('paper.failed', { detail }))
  })
  return started
}

function take(answer: TypesetAnswer): void {
  const job = jobs.get(answer.job)
  if (!job) return
  if (answer.step === 'fonts') job.onProgress?.({ step: 'fonts', share: answer.share })
  else if (answer.step === 'setting') job.onProgress?.({ step: 'setting' })
  else {
    jobs.delete(answer.job)
    if (answer.step === 'done') job.resolve(answer.paper)
    else job.reject(new CarriedProblem(answer.problem))
  }
}
