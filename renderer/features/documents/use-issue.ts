import { useRef, useState } from 'react'
import { type Choices, documentKinds } from '../../../shared/documents/index.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { useAct } from '../../app/use-act.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { issueRefusal } from './issue-refusal.ts'
import { paperInput } from './paper-input.ts'
import { typeset } from './typeset.ts'

/**
 * Issuing a paper: a number of the block reserved for this device, the paper with that number, the ledger entry.
 * Without a number the first try only says so (`withoutNumber`); the next one issues a 草稿.
 */
export function useIssue(loaded: LoadedInspection, kind: DocumentKindId, choices: Choices) {
  const workspace = useWorkspace()
  const today = useToday()
  const act = useAct()
  const [withoutNumber, setWithoutNumber] = useState(false)
  /** A number that was taken but not used, because the paper could not be kept: the next try uses it. */
  const taken = useRef<string | null>(null)

  /** @returns whether the paper is in the ledger now */
  const issue = async (): Promise<boolean> => {
    let issued = false
    await act.run(async () => {
      const { id } = loaded.inspection
      const refusal = issueRefusal(loaded, kind, new Date().toISOString())
      if (refusal) return { refusal }
      taken.current ??= await workspace.takeDocumentNumber(id, kind)
      if (taken.current === null && !withoutNumber) {
        setWithoutNumber(true)
        return undefined
      }
      const input = paperInput(loaded, kind, taken.current, today, choices)
      const { bytes, fontSetId, pages, template } = await typeset(kind, input)
      const outcome = await workspace.issueDocument(id, {
        kind,
        title: documentKinds[kind].title,
        number: taken.current ?? '',
        templateVersion: template,
        fontSetId,
        pages,
        bytes,
      })
      if (outcome.inspection) {
        issued = true
        taken.current = null
        setWithoutNumber(false)
      }
      return outcome
    })
    return issued
  }

  return { act, issue, withoutNumber }
}
