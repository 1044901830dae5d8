import { useCallback, useState } from 'react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { Workspace } from '../../app/workspace.ts'
import { type ConclusionDraft, draftOfRecord } from './conclusion-draft.ts'

/** Drafts live in memory as long as the workspace is unlocked: a look back at the checklist loses nothing. */
const drafts = new WeakMap<Workspace, Map<string, ConclusionDraft>>()

/** What the officer chose and typed for one record, and how to change it. */
export function useConclusionDraft(workspace: Workspace, inspection: Inspection) {
  const own = drafts.get(workspace) ?? new Map<string, ConclusionDraft>()
  drafts.set(workspace, own)
  const [draft, setDraft] = useState<ConclusionDraft>(
    () => own.get(inspection.id) ?? draftOfRecord(inspection),
  )
  const change = useCallback(
    (values: ConclusionDraft) =>
      setDraft((before) => {
        const next = { ...before, ...values }
        drafts.get(workspace)?.set(inspection.id, next)
        return next
      }),
    [workspace, inspection.id],
  )
  return { draft, change }
}
