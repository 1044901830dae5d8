import type { FaceSource, InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import type { SetLetter, TypesetResult } from '../../../shared/typesetting/index.ts'

/** A paper that is to be set: its kind and the kind's input, not checked yet. */
export interface PaperJob {
  readonly kind: DocumentKindId
  readonly input: unknown
}

/** What every job names: where its faces come from. */
interface JobFaces {
  job: number
  /** Address of the folder that holds the bundled font files, with a slash at its end. */
  fonts: string
  /** `installed`: the faces of the last `faces` message, before the bundled ones. */
  faces: FaceSource
}

/** What the page asks of the typesetting worker. */
export type TypesetRequest =
  | (JobFaces & PaperJob & { act: 'typeset' })
  /** Several papers in one file, which share one subset of each face. */
  | (JobFaces & { act: 'merge'; papers: readonly PaperJob[]; title: string })
  /** Installed faces, sent once before the first paper that is set in them. */
  | { act: 'faces'; faces: readonly InstalledFaceFile[] }
  | { act: 'cancel'; job: number }

/** A finished paper with what its ledger entry needs. */
export interface TypesetPaper extends TypesetResult {
  /** Kind and version, such as `inspection-notice@1`. */
  readonly template: string
  readonly fontSetId: string
}

/** A finished file of several papers. */
export interface MergedPapers {
  readonly bytes: Uint8Array
  readonly pages: number
  /** In the order of the papers. */
  readonly letters: readonly SetLetter[]
}

/** What the worker answers. */
export type TypesetAnswer =
  /** `share` (0 to 1) of the fonts that have arrived. */
  | { job: number; step: 'fonts'; share: number }
  | { job: number; step: 'setting' }
  /** Of a merged file: papers that are set. */
  | { job: number; step: 'merging'; done: number; of: number }
  | { job: number; step: 'done'; paper: TypesetPaper | MergedPapers }
  | { job: number; step: 'failed'; problem: Problem }
