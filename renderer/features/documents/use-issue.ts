import { useState } from 'react'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { useAct } from '../../app/use-act.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { formerPaper } from './editions.ts'
import { issuePaper, numberFor } from './issue-paper.ts'
import { issueRefusal } from './issue-refusal.ts'
import type { PaperDraft } from './paper-draft.ts'
import { useTypeset } from './use-typeset.ts'

/**
 * Issuing a paper: a number that is reserved for this laptop, the paper with that number, the ledger entry. Without a
 * number the first try only says so (`withoutNumber`); the next one issues a 草稿.
 */
export function useIssue(loaded: LoadedInspection, kind: DocumentKindId, draft: PaperDraft) {
  const workspace = useWorkspace()
  const typeset = useTypeset()
  const today = useToday()
  const act = useAct()
  const [withoutNumber, setWithoutNumber] = useState(false)

  /** @returns whether the paper is in the ledger now */
  const issue = async (): Promise<boolean> => {
    let issued = false
    await act.run(async () => {
      const { choices, reason } = draft
      const replaces = formerPaper(loaded.inspection.documents, kind, draft.replaces)?.id
      const refusal = issueRefusal(loaded, kind, new Date().toISOString(), { replaces, reason })
      if (refusal) return { refusal }
      const number = await numberFor(workspace, loaded, kind)
      if (number === null && !withoutNumber) {
        setWithoutNumber(true)
        return undefined
      }
      const order = { loaded, kind, choices, issuedOn: today, replaces, reason }
      const { paper: _, ...outcome } = await issuePaper(
        workspace,
        { ...order, number: number === 'none' ? null : number },
        (kind, input) => typeset(loaded, kind, input),
      )
      if (outcome.inspection) {
        issued = true
        setWithoutNumber(false)
      }
      return outcome
    })
    return issued
  }

  return { act, issue, withoutNumber }
}
