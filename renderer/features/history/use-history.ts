import { useEffect, useState } from 'react'
import type { RecordHistory } from '../../app/workspace.ts'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'

/** The history of a record, read anew when the record or its outbox changes; undefined while it loads. */
export function useHistory(inspectionId: string): RecordHistory | undefined {
  const workspace = useWorkspace()
  const loaded = useInspection(inspectionId)
  const [history, setHistory] = useState<RecordHistory>()
  const version = loaded?.inspection.version
  const pending = loaded?.pending
  // biome-ignore lint/correctness/useExhaustiveDependencies: version and pending are what the history changes with
  useEffect(() => {
    let current = true
    void workspace.history(inspectionId).then((read) => current && setHistory(read))
    return () => {
      current = false
    }
  }, [workspace, inspectionId, version, pending])
  return history
}
