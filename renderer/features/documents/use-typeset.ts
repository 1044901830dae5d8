import { useCallback } from 'react'
import type { DocumentKindId } from '../../../shared/domain/document-kinds.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { installedFacesFor } from './paper-faces.ts'
import { type TypesetOptions, typesetWorker } from './typeset.ts'

type Options = Omit<TypesetOptions, 'installedFaces'>

/** Sets papers of one record in the faces that its district wants. */
export function useTypeset() {
  const workspace = useWorkspace()
  return useCallback(
    (
      loaded: Pick<LoadedInspection, 'context'>,
      kind: DocumentKindId,
      input: unknown,
      options: Options = {},
    ) =>
      typesetWorker.typeset(kind, input, {
        ...options,
        installedFaces: installedFacesFor(workspace, loaded),
      }),
    [workspace],
  )
}
