/// <reference lib="webworker" />

import { documentKindOf } from '../../../shared/documents/index.ts'
import type { FaceSource, InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { type Problem, ProblemError, problem } from '../../../shared/protocol/problems.ts'
import {
  type FontSet,
  type PrintableDocument,
  TypesetError,
  Typesetter,
} from '../../../shared/typesetting/index.ts'
import { loadFonts, withInstalledFaces } from './load-fonts.ts'
import type { MergedPapers, TypesetAnswer, TypesetPaper, TypesetRequest } from './typeset-messages.ts'

/** Sets papers off the UI thread. The fonts are loaded and parsed once and kept. */
const scope = self as unknown as DedicatedWorkerGlobalScope
const cancelled = new Set<number>()
const typesetters = new Map<FaceSource, Promise<Typesetter>>()
let bundled: Promise<FontSet> | undefined
let installed: readonly InstalledFaceFile[] = []
let share = 0
/** One paper after the other: each takes the processor for itself anyhow. */
let last: Promise<void> = Promise.resolve()

const answer = (message: TypesetAnswer, transfer: Transferable[] = []) => scope.postMessage(message, transfer)

scope.addEventListener('message', ({ data }: MessageEvent<TypesetRequest>) => {
  if (data.act === 'cancel') cancelled.add(data.job)
  else if (data.act === 'faces') installed = data.faces
  else last = last.then(() => work(data))
})

type Work = Extract<TypesetRequest, { act: 'typeset' | 'merge' }>

async function work(request: Work): Promise<void> {
  const { job } = request
  try {
    if (cancelled.delete(job)) return
    const paper = request.act === 'typeset' ? await setOne(request) : await merge(request)
    if (paper && !cancelled.delete(job))
      answer({ job, step: 'done', paper }, [paper.bytes.buffer as ArrayBuffer])
  } catch (error) {
    if (cancelled.delete(job)) return
    answer({ job, step: 'failed', problem: problemOf(error) })
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof TypesetError) return problem(`paper.${error.code}`)
  return problem('paper.failed', { detail: error instanceof Error ? error.message : String(error) })
}

/** @returns undefined when it was given up meanwhile */
async function setOne(request: Extract<Work, { act: 'typeset' }>): Promise<TypesetPaper | undefined> {
  const { job, kind, input, fonts, faces } = request
  const document = compose(kind, input)
  const setter = await openTypesetter(job, fonts, faces)
  if (cancelled.has(job)) return undefined
  answer({ job, step: 'setting' })
  const result = await setter.typeset(document)
  return { ...result, template: document.template, fontSetId: setter.fontSetId }
}

/** Between two papers it listens for a while, so that a cancel is heard. */
async function merge(request: Extract<Work, { act: 'merge' }>): Promise<MergedPapers> {
  const { job, papers, title, fonts, faces } = request
  const documents = papers.map(({ kind, input }) => compose(kind, input))
  const setter = await openTypesetter(job, fonts, faces)
  const listens = new MessageChannel()
  let heard = performance.now()
  const { bytes, pages, letters } = await setter.typesetMany(documents, {
    title,
    signal: {
      get aborted() {
        return cancelled.has(job)
      },
      reason: new Error('given up'),
    },
    onProgress: (done, of) => answer({ job, step: 'merging', done, of }),
    pause: async () => {
      if (performance.now() - heard < 20) return
      await new Promise((resolve) => {
        listens.port1.onmessage = resolve
        listens.port2.postMessage(null)
      })
      heard = performance.now()
    },
  })
  return { bytes, pages, letters }
}

/** Checks the input and builds the blocks. @throws ProblemError that names the first thing that is missing */
function compose(kind: DocumentKindId, input: unknown): PrintableDocument {
  const { build, input: schema, title } = documentKindOf(kind)
  const parsed = schema.safeParse(input)
  if (!parsed.success)
    throw new ProblemError('paper.incomplete', { title, detail: parsed.error.issues[0]?.message ?? '' })
  return build(parsed.data)
}

/** A failed load is tried again with the next paper. */
function openTypesetter(job: number, fonts: string, source: FaceSource): Promise<Typesetter> {
  answer({ job, step: 'fonts', share })
  bundled ??= loadFonts(fonts, (now) => {
    if (now - share < 0.02 && now < 1) return
    share = now
    answer({ job, step: 'fonts', share })
  })
  let typesetter = typesetters.get(source)
  if (typesetter === undefined) {
    typesetter = bundled.then(
      (set) => new Typesetter(source === 'installed' ? withInstalledFaces(set, installed) : set),
    )
    typesetters.set(source, typesetter)
    typesetter.catch(() => {
      typesetters.delete(source)
      bundled = undefined
      share = 0
    })
  }
  return typesetter
}
