import { useCallback, useEffect, useRef, useState } from 'react'
import type { Choices } from '../../../shared/documents/index.ts'
import { sha256Hex } from '../../../shared/domain/canonical.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import type { Problem } from '../../../shared/protocol/problems.ts'
import { problemOf } from '../../app/use-act.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { paperFacts } from './issue-paper.ts'
import { paperInput } from './paper-input.ts'
import type { TypesetProgress } from './typeset.ts'
import { useTypeset } from './use-typeset.ts'

/** What the preview shows. */
export type Paper =
  | { state: 'making'; progress: TypesetProgress | null }
  /** `updating`: the record or the choices have changed, a newer draft is being made. */
  | {
      state: 'draft'
      bytes: Uint8Array
      missing: readonly string[]
      pages: number
      fontSetId: string
      updating?: boolean
    }
  /** `intact`: the stored bytes still have the hash of the ledger. */
  | { state: 'issued'; bytes: Uint8Array; document: IssuedDocument; intact: boolean }
  /** Issued on another device; its bytes are not here. */
  | { state: 'elsewhere'; document: IssuedDocument }
  /** The record does not lead to this paper. */
  | { state: 'none' }
  | { state: 'failed'; problem: Problem }

/**
 * The paper to show: the stored bytes of `issued`, or a draft set from the record as it stands.
 * @param replaces id of the paper that a draft takes the place of
 * @returns the paper, and what makes it anew after a failure
 */
export function usePaper(
  loaded: LoadedInspection,
  kind: DocumentKindId,
  issued: IssuedDocument | undefined,
  choices: Choices,
  replaces: string | undefined,
): { paper: Paper; again: () => void } {
  const workspace = useWorkspace()
  const typeset = useTypeset()
  const today = useToday()
  const [paper, setPaper] = useState<Paper>({ state: 'making', progress: null })
  const [attempt, setAttempt] = useState(0)
  const record = useRef(loaded)
  record.current = loaded
  const { id, version } = loaded.inspection
  const documentId = issued?.id

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that the record changed, `attempt` that it is asked anew
  useEffect(() => {
    const giveUp = new AbortController()
    const { signal } = giveUp
    const show = (next: Paper) => {
      if (!signal.aborted) setPaper(next)
    }
    const document = record.current.inspection.documents.find((entry) => entry.id === documentId)
    if (document) {
      workspace.documentBytes(document).then(
        (bytes) => {
          if (!bytes) return show({ state: 'elsewhere', document })
          show({ state: 'issued', bytes, document, intact: sha256Hex(bytes) === document.sha256 })
        },
        (error) => show({ state: 'failed', problem: problemOf(error) }),
      )
      return () => giveUp.abort()
    }
    let input: unknown
    try {
      const order = { loaded: record.current, kind, choices, issuedOn: today, number: null, replaces }
      input = paperInput(record.current, kind, paperFacts(order, true), choices)
    } catch (error) {
      show({ state: 'failed', problem: problemOf(error) })
      return
    }
    if (input === null) {
      show({ state: 'none' })
      return
    }
    // The draft before stays on the screen until the new one is there.
    setPaper((shown) =>
      shown.state === 'draft' ? { ...shown, updating: true } : { state: 'making', progress: null },
    )
    typeset(record.current, kind, input, {
      signal,
      onProgress: (progress) =>
        setPaper((shown) => (shown.state === 'making' && !signal.aborted ? { ...shown, progress } : shown)),
    }).then(
      ({ bytes, missing, pages, fontSetId }) => show({ state: 'draft', bytes, missing, pages, fontSetId }),
      (error) => show({ state: 'failed', problem: problemOf(error) }),
    )
    return () => giveUp.abort()
  }, [workspace, kind, id, documentId, documentId ? 0 : version, choices, replaces, today, attempt, typeset])

  return { paper, again: useCallback(() => setAttempt((count) => count + 1), []) }
}
