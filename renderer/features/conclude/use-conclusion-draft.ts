import { useState } from 'react'
import { standingVersion } from '../../../shared/domain/decide/standing-version.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { DispatchOutcome, Workspace } from '../../app/workspace.ts'
import { type ConclusionDraft, draftOfRecord } from './conclusion-draft.ts'

/** What was typed, and whether it has become the conclusion. */
interface KeptDraft {
  values: ConclusionDraft
  stored: boolean
}

/** Drafts live in memory as long as the workspace is unlocked: a look back at the checklist loses nothing. */
const drafts = new WeakMap<Workspace, Map<string, KeptDraft>>()

/**
 * What the officer chose and typed for one record, and how to change it. Where nothing is being written the form follows
 * the record. What was stored stays in memory: the conclusion goes when an answer changes, and is then drawn again from
 * the same words.
 */
export function useConclusionDraft(workspace: Workspace, inspection: Inspection) {
  const own = drafts.get(workspace) ?? new Map<string, KeptDraft>()
  drafts.set(workspace, own)
  const [kept, setKept] = useState<KeptDraft | undefined>(() => own.get(inspection.id))
  const standing = standingVersion(inspection, 'conclude', {} as never)
  const inForce = (draft: KeptDraft | undefined): ConclusionDraft =>
    draft && !(draft.stored && inspection.conclusion) ? draft.values : draftOfRecord(inspection)
  /** Version that the draft was begun on; an untouched form shows the one that stands. */
  const replacedBy = ({ replaces = standing }: ConclusionDraft) => replaces
  const keep = (values: ConclusionDraft, stored = false) =>
    setKept((before) => {
      const draft = inForce(before)
      const next = { values: { ...draft, replaces: replacedBy(draft), ...values }, stored }
      own.set(inspection.id, next)
      return next
    })
  const draft = inForce(kept)
  return {
    draft,
    replaces: replacedBy(draft),
    change: (values: ConclusionDraft) => keep(values),
    /**
     * Takes note of how a conclusion went: stored, or refused since another one stands, which the officer was told.
     * @param endedAt 检查结束时间 that was dispatched, ISO timestamp
     */
    settle: ({ refusal }: DispatchOutcome, endedAt: string) => {
      if (!refusal) keep({ endedAt }, true)
      else if (refusal.code === 'act.changed-elsewhere') keep({ replaces: standing })
    },
  }
}
