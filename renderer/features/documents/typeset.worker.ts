/// <reference lib="webworker" />

import { documentKindOf } from '../../../shared/documents/index.ts'
import type { FaceSource, InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { ProblemError, problem } from '../../../shared/protocol/problems.ts'
import { type FontSet, type PrintableDocument, Typesetter } from '../../../shared/typesetting/index.ts'
import { loadFonts, withInstalledFaces } from './load-fonts.ts'
import type { TypesetAnswer, TypesetPaper, TypesetRequest } from './typeset-messages.ts'

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

async function work(request: Extract<TypesetRequest, { act: 'typeset' }>): Promise<void> {
  const { job, kind, input, fonts, faces } = request
  const isCancelled = () => cancelled.delete(job)
  try {
    if (isCancelled()) return
    const document = compose(kind, input)
    const setter = await openTypesetter(job, fonts, faces)
    if (isCancelled()) return
    answer({ job, step: 'setting' })
    const result = await setter.typeset(document)
    if (isCancelled()) return
    const paper: TypesetPaper = { ...result, template: document.template, fontSetId: setter.fontSetId }
    answer({ job, step: 'done', paper }, [paper.bytes.buffer as ArrayBuffer])
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    answer({
      job,
      step: 'failed',
      problem: error instanceof ProblemError ? error.problem : problem('paper.failed', { detail }),
    })
  }
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
