import { useEffect, useState } from 'react'
import type { IssuedDocument } from '../../../shared/domain/inspection.ts'
import type { Summary, Workspace } from '../../app/workspace.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'

/** One issued paper with the record that it belongs to. */
export interface IssuedPaper {
  document: IssuedDocument
  /** All papers of the record. */
  documents: readonly IssuedDocument[]
  inspectionId: string
  name: string
  by: string
}

/** Before every officer has declared, nothing can have been issued. */
const closed = new Set<Summary['state']>(['awaiting-recusal', 'awaiting-replacement'])

/**
 * The papers issued in the `count` records that changed last, newest first.
 * @returns null while the first records are read; `more` when there are older records
 */
export function useIssuedPapers(count: number): { papers: readonly IssuedPaper[] | null; more: boolean } {
  const workspace = useWorkspace()
  const summaries = useSnapshot(workspace.summaries)
  const open = summaries
    .filter(({ state }) => !closed.has(state))
    .toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
  const wanted = open.slice(0, count)
  const ids = wanted.map(({ id }) => id).join(' ')
  const [papers, setPapers] = useState<readonly IssuedPaper[] | null>(null)

  useEffect(() => followPapers(workspace, ids === '' ? [] : ids.split(' '), setPapers), [workspace, ids])
  return { papers, more: open.length > count }
}

function followPapers(
  workspace: Workspace,
  ids: readonly string[],
  show: (papers: readonly IssuedPaper[]) => void,
): () => void {
  const records = ids.map((id) => workspace.inspection(id))
  let waiting = false
  const collect = () => {
    waiting = false
    const loaded = records.map((record) => record.get())
    if (loaded.some((record) => record === undefined)) return
    show(
      loaded
        .flatMap((record) =>
          record
            ? record.inspection.documents.map((document) => ({
                document,
                documents: record.inspection.documents,
                inspectionId: record.inspection.id,
                name: record.inspection.business.name,
                by: record.inspection.officers.find(({ id }) => id === document.by)?.name ?? '',
              }))
            : [],
        )
        .toSorted((a, b) => (a.document.issuedAt < b.document.issuedAt ? 1 : -1)),
    )
  }
  // Many records arrive in one go: they are collected once.
  const later = () => {
    if (waiting) return
    waiting = true
    queueMicrotask(collect)
  }
  const ends = records.map((record) => record.subscribe(later))
  later()
  return () => {
    for (const end of ends) end()
  }
}
