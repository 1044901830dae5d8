import { useState } from 'react'
import { type Choices, documentKinds } from '../../../shared/documents/index.ts'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import { useAct } from '../../app/use-act.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { issueRefusal } from './issue-refusal.ts'
import { installedFacesFor } from './paper-faces.ts'
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

  /** @returns whether the paper is in the ledger now */
  const issue = async (): Promise<boolean> => {
    let issued = false
    await act.run(async () => {
      const { id } = loaded.inspection
      const refusal = issueRefusal(loaded, kind, new Date().toISOString())
      if (refusal) return { refusal }
      // The store keeps it for this paper: a try that fails, or ends with the app, is followed by one with the same number.
      const number = await workspace.takeDocumentNumber(id, kind)
      if (number === null && !withoutNumber) {
        setWithoutNumber(true)
        return undefined
      }
      const input = paperInput(loaded, kind, number, today, choices)
      const { bytes, fontSetId, pages, template } = await typeset(kind, input, {
        installedFaces: installedFacesFor(workspace, loaded),
      })
      const outcome = await workspace.issueDocument(id, {
        kind,
        title: documentKinds[kind].title,
        number: number ?? '',
        templateVersion: template,
        fontSetId,
        pages,
        bytes,
      })
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
