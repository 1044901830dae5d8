import { useEffect, useState } from 'react'
import type { Conflict } from '../../app/conflict.ts'
import type { OutboxRow } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { ParkedPanel } from './parked-panel.tsx'

interface AttentionPanelProps {
  /** The command that the station did not take. */
  row: OutboxRow
  /** It and those held behind it. */
  commands: readonly OutboxRow[]
  onLater: () => void
}

/** 需要处理: a merge item by item where the record is still open to this officer, else the ways out of the whole. */
export function AttentionPanel(props: AttentionPanelProps) {
  const workspace = useWorkspace()
  const { inspectionId } = props.row
  const [conflict, setConflict] = useState<Conflict | null>()
  const [asWhole, setAsWhole] = useState(false)
  // Commands that were parked meanwhile come with another version of the station.
  const stuck = props.commands.map(({ commandId }) => commandId).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stuck` says when the versions have to be read again
  useEffect(() => {
    let current = true
    workspace.conflict(inspectionId).then(
      (found) => current && setConflict(found),
      () => current && setConflict(null),
    )
    return () => {
      current = false
    }
  }, [workspace, inspectionId, stuck])
  if (conflict === undefined) return null
  return conflict && !asWhole ? (
    <ConflictPanel {...props} conflict={conflict} onWhole={() => setAsWhole(true)} />
  ) : (
    <ParkedPanel {...props} />
  )
}
