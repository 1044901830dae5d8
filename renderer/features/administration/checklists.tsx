import { useState } from 'react'
import type { Checklist } from '../../../shared/domain/checklist.ts'
import { Note } from '../../app/components/note.tsx'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './administration.module.css'
import type { ChecklistDraft } from './checklist-changes.ts'
import { ChecklistEditor } from './checklist-editor.tsx'

/** The newest version of every 抽查事项, in the order in which the station names them. */
function newestOf(checklists: readonly Checklist[]): Checklist[] {
  const newest = new Map<string, Checklist>()
  for (const checklist of checklists)
    if (checklist.version > (newest.get(checklist.id)?.version ?? 0)) newest.set(checklist.id, checklist)
  return [...newest.values()]
}

/** 检查表: an admin writes the next version of a matter's checklist; what is not saved yet stays while another is read. */
export function Checklists() {
  const workspace = useWorkspace()
  const { checklists } = useSnapshot(workspace.reference)
  const matters = newestOf(checklists)
  const [chosen, setChosen] = useState<string | null>(null)
  const [drafts, setDrafts] = useState<Record<string, ChecklistDraft>>({})
  const [saved, setSaved] = useState<string | null>(null)
  const checklist = matters.find(({ id }) => id === chosen) ?? matters[0]
  if (!checklist)
    return (
      <div className={styles.saved}>
        <Note>本机还没有检查表，连上站点同步后显示。</Note>
      </div>
    )
  const { version, ...start } = checklist
  const at = `${checklist.id}@${version}`
  return (
    <>
      {saved === at && (
        <div className={styles.saved}>
          <Note tone="green">已存为第 {version} 版，此后派发的任务按它检查；已派发的检查仍按原版本。</Note>
        </div>
      )}
      <ChecklistEditor
        key={at}
        matters={matters}
        onChoose={setChosen}
        start={start}
        version={version}
        versions={checklists.filter(({ id }) => id === checklist.id)}
        draft={drafts[at] ?? start}
        onDraft={(draft) => setDrafts((current) => ({ ...current, [at]: draft }))}
        onSaved={(next) => setSaved(`${checklist.id}@${next}`)}
      />
    </>
  )
}
