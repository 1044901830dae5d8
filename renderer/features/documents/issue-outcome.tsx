import { useNavigate } from 'react-router'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import type { useAct } from '../../app/use-act.ts'
import styles from './document-screen.module.css'

/** Why the paper was not issued, or that there is no number for it. */
export function IssueOutcome({
  act,
  withoutNumber,
  inspectionId,
}: {
  act: ReturnType<typeof useAct>
  withoutNumber: boolean
  inspectionId: string
}) {
  const navigate = useNavigate()
  if (act.refusal || act.problem)
    return (
      <div className={styles.outcome}>
        <ActOutcome
          act={act}
          actions={<Button onClick={() => navigate(`/inspections/${inspectionId}`)}>回到本户检查</Button>}
        />
      </div>
    )
  if (!withoutNumber) return null
  return (
    <Note tone="amber" className={styles.outcome}>
      本机预留的文号已用完，这一份只能按草稿出具，纸面带“草稿”字样，不编号。联网同步后会补足文号，再出一版正式的。
    </Note>
  )
}
