import { problem } from '../../../shared/protocol/problems.ts'
import { useSnapshot, useWorkspace } from '../workspace-context.tsx'
import { Note } from './note.tsx'
import styles from './space-banner.module.css'

/** Over every screen while the disk is so full that nothing new is saved. */
export function SpaceBanner() {
  const { readOnly, freeBytes } = useSnapshot(useWorkspace().space)
  if (!readOnly) return null
  const free = freeBytes === null ? '不详' : `${Math.floor(freeBytes / 1024 / 1024)} MB`
  return (
    <div className={styles.banner}>
      <Note tone="red">{problem('space.read-only', { free }).message}</Note>
    </div>
  )
}
