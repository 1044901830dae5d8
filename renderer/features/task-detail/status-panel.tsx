import { useState } from 'react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { statusCheckText } from '../../../shared/domain/listing-words.ts'
import { Button } from '../../app/components/button.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { StatusCheckDialog } from './status-check-dialog.tsx'
import styles from './task-detail.module.css'

/** 存续状态: what was looked up before 无法联系 (F14); shown once nobody was met or a letter went out. */
export function StatusPanel({ inspection, editable }: { inspection: Inspection; editable: boolean }) {
  const [checking, setChecking] = useState(false)
  const { statusChecks, arrival, mailings } = inspection
  const open = editable && (arrival ? !arrival.partyMet : mailings.length > 0)
  if (statusChecks.length === 0 && !open) return null
  return (
    <Panel aria-label="存续状态">
      <PanelTitle
        aside={
          open && (
            <div className={styles.asideActs}>
              <Button kind="plain" onClick={() => setChecking(true)}>
                核对存续状态
              </Button>
            </div>
          )
        }
      >
        存续状态
      </PanelTitle>
      {statusChecks.length === 0 ? (
        <p className={styles.none}>
          还没有核对歇业备案、迁出和注销；认定无法联系前要核对。 <RuleChip id="F14" />
        </p>
      ) : (
        <ul className={styles.flags}>
          {statusChecks.map((check) => (
            <li key={check.id}>{statusCheckText(check)}</li>
          ))}
        </ul>
      )}
      {checking && <StatusCheckDialog inspection={inspection} onClose={() => setChecking(false)} />}
    </Panel>
  )
}
