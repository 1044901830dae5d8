import { useState } from 'react'
import { type Mailing, mailingVerdict } from '../../../shared/domain/mailing.ts'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { CaptureList } from '../inspecting/capture-list.tsx'
import type { useEvidenceCapture } from '../inspecting/use-evidence-capture.ts'
import { MailingBar } from './mailing-bar.tsx'
import { mailingBar, pairOf } from './mailing-marks.ts'
import { MailingTable } from './mailing-table.tsx'
import type { StepAct } from './next-step.ts'
import { ProofDialog } from './proof-dialog.tsx'
import styles from './task-detail.module.css'

/** 邮寄台账 (F4 to F6): the window to scale, each letter with what came of it, and what the ledger allows. */
export function MailingPanel({
  loaded,
  editable,
  proofs,
  step,
  onPost,
  onOutcome,
}: {
  loaded: LoadedInspection
  editable: boolean
  proofs: ReturnType<typeof useEvidenceCapture>
  /** What 下一步 offers already. */
  step: StepAct | undefined
  onPost: () => void
  onOutcome: (mailing: Mailing) => void
}) {
  const { inspection, context } = loaded
  const today = useToday()
  const [shown, setShown] = useState<Mailing | null>(null)
  const rules = context.profile.mailing
  const verdict = mailingVerdict(inspection.mailings, rules, today)
  const pair = pairOf(inspection.mailings, rules)
  const canPost =
    editable && step !== 'mailing' && ['none', 'window-open', 'window-missed'].includes(verdict.kind)
  const settled = !editable || verdict.kind === 'unreachable' || verdict.kind === 'contacted'
  const channels = [...new Set(inspection.mailings.map(({ channel }) => channel))].join('、')
  return (
    <Panel aria-label="邮寄台账">
      <PanelTitle
        aside={
          canPost ? (
            <div className={styles.asideActs}>
              <Button kind="plain" onClick={onPost}>
                登记邮寄
              </Button>
            </div>
          ) : (
            pair && `寄往登记的住所，${channels}`
          )
        }
      >
        邮寄台账
      </PanelTitle>
      {pair ? (
        <>
          <MailingBar bar={mailingBar(pair, rules, settled ? undefined : today)} />
          <MailingTable
            inspection={inspection}
            rules={rules}
            verdict={verdict}
            today={today}
            editable={editable}
            waiting={step === 'outcome'}
            onOutcome={onOutcome}
            onProofs={setShown}
          />
        </>
      ) : (
        <p className={styles.none}>还没有寄过专用信函。寄出后第 {rules.minimumDays} 日起可以寄第二次。</p>
      )}
      <CaptureList capturing={proofs.capturing} onPutAway={proofs.putAway} />
      <Note className={styles.noteGap}>
        {verdict.kind === 'contacted'
          ? '信函已有人签收，视为取得联系，按实际情况继续检查。'
          : `两次均无人签收后，才能提出“通过登记的住所（经营场所）无法联系”${context.profile.preListingReminder.required ? '，列入前还须电话或短信提醒' : ''}。`}{' '}
        <RuleChip id="F5" />
        {context.profile.preListingReminder.required && verdict.kind !== 'contacted' && <RuleChip id="F7" />}
      </Note>
      {shown && (
        <ProofDialog
          inspection={inspection}
          mailing={shown}
          editable={editable}
          proofs={proofs}
          onClose={() => setShown(null)}
        />
      )}
    </Panel>
  )
}
