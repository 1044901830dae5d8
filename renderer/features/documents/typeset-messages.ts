import type { FaceSource, InstalledFaceFile } from '../../../shared/documents/official-faces.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import type { TypesetResult } from '../../../shared/typesetting/index.ts'

/** What the page asks of the typesetting worker. */
export type TypesetRequest =
  | {
      act: 'typeset'
      job: number
      kind: DocumentKindId
      /** Input of the kind, not checked yet. */
      input: unknown
      /** Address of the folder that holds the bundled font files, with a slash at its end. */
      fonts: string
      /** `installed`: the faces of the last `faces` message, before the bundled ones. */
      faces: FaceSource
    }
  /** Installed faces, sent once before the first paper that is set in them. */
  | { act: 'faces'; faces: readonly InstalledFaceFile[] }
  | { act: 'cancel'; job: number }

/** A finished paper with what its ledger entry needs. */
export interface TypesetPaper extends TypesetResult {
  /** Kind and version, such as `inspection-notice@1`. */
  readonly template: string
  readonly fontSetId: string
}

/** What the worker answers. */
export type TypesetAnswer =
  /** `share` (0 to 1) of the fonts that have arrived. */
  | { job: number; step: 'fonts'; share: number }
  | { job: number; step: 'setting' }
  | { job: number; step: 'done'; paper: TypesetPaper }
  | { job: number; step: 'failed'; problem: Problem }
