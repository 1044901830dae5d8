import { useState } from 'react'
import { statusRefusal } from '../../../shared/domain/decide/status.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { ResultEntry } from '../../../shared/domain/result-list.ts'
import { Button } from '../../app/components/button.tsx'
import { RefusalPanel } from '../../app/components/refusal-panel.tsx'
import { StatusCheckDialog } from '../task-detail/status-check-dialog.tsx'
import styles from './conclude-page.module.css'

/** What 无法联系 still needs before it can be concluded (F14), with the way to enter it; nothing for other results. */
export function StatusGate({ inspection, entry }: { inspection: Inspection; entry: ResultEntry }) {
  const [checking, setChecking] = useState(false)
  const refusal = statusRefusal(inspection, entry)
  return (
    <>
      {refusal && (
        <div className={styles.refusal}>
          <RefusalPanel
            refusal={refusal}
            actions={<Button onClick={() => setChecking(true)}>核对存续状态</Button>}
          />
        </div>
      )}
      {checking && <StatusCheckDialog inspection={inspection} onClose={() => setChecking(false)} />}
    </>
  )
}
