import { useCallback, useEffect, useState } from 'react'
import type { Choices } from '../../../shared/documents/index.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { Workspace } from '../../app/workspace.ts'

/** What an officer has set on a paper that is not issued yet. */
export interface PaperDraft {
  /** Over the proposals of the record. */
  readonly choices: Choices
  /** The paper that this one takes the place of, where the officer named one, and why. */
  readonly replaces?: string | undefined
  readonly reason: string
}

const empty: PaperDraft = { choices: {}, reason: '' }

/** Drafts live in memory as long as the workspace is unlocked: a look at another screen loses nothing. */
const drafts = new WeakMap<Workspace, Map<string, PaperDraft>>()

/** The draft of one kind of paper of one record, how to change it, and how to forget it once it is issued. */
export function usePaperDraft(workspace: Workspace, inspectionId: string, kind: DocumentKindId) {
  const key = `${inspectionId}/${kind}`
  const own = drafts.get(workspace) ?? new Map<string, PaperDraft>()
  drafts.set(workspace, own)
  const [draft, setDraft] = useState<PaperDraft>(() => own.get(key) ?? empty)
  const change = useCallback(
    (values: Partial<PaperDraft>) =>
      setDraft((before) => {
        const next = { ...before, ...values }
        drafts.get(workspace)?.set(key, next)
        return next
      }),
    [workspace, key],
  )
  const forget = useCallback(() => {
    drafts.get(workspace)?.delete(key)
    setDraft(empty)
  }, [workspace, key])
  return { draft, change, forget }
}

/** A value that follows `value` once it has stood still for a while. */
export function useSettled<T>(value: T, milliseconds = 350): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds)
    return () => window.clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
