import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleX,
  IconPaperclip,
} from '@tabler/icons-react'
import { useState } from 'react'
import { followUpOf, isOverdue } from '../../../shared/domain/follow-up.ts'
import type { Evidence } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { dateNear } from '../../app/components/deadline-text.ts'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { StateBadge } from '../../app/components/state-badge.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { EvidenceDialog } from '../inspecting/evidence-dialog.tsx'
import { ClosureDialog } from './closure-dialog.tsx'
import { FeedbackDialog } from './feedback-dialog.tsx'
import styles from './follow-up.module.css'
import { type FollowUpAct, followUpActs } from './follow-up-step.ts'
import { ReinspectionDialog } from './reinspection-dialog.tsx'
import { type TimelineStep, timelineOf } from './timeline.ts'
import { TransferDialog } from './transfer-dialog.tsx'

const marks = { done: IconCircleCheckFilled, failed: IconCircleX, ahead: IconCircle, late: IconAlertTriangle }
const words = { done: '已完成', failed: '未了结', ahead: '待办', late: '逾期' }
const states = {
  closed: { mark: 'done', words: '已办结' },
  open: { mark: 'waiting', words: '待办结' },
  overdue: { mark: 'alert', words: '逾期未办结' },
} as const

/** 后续处置 of one record (F22): the way so far, what is missing, and the step that comes next. */
export function FollowUpPanel({ loaded }: { loaded: LoadedInspection }) {
  const { inspection, context } = loaded
  const today = useToday()
  const [act, setAct] = useState<FollowUpAct | null>(null)
  const [opened, setOpened] = useState<Evidence | null>(null)
  const moment = { today, calendar: context.calendar }
  const followUp = followUpOf(inspection, context.resultList, moment)
  if (!followUp || followUp.parts.length === 0 || inspection.signatures.length === 0) return null
  const acts = followUpActs(loaded, followUp, new Date().toISOString())
  const steps = timelineOf(inspection, followUp, (part) => isOverdue(part, moment))
  const state = states[followUp.state]
  const close = () => setAct(null)
  return (
    <Panel aria-label="后续处置">
      <PanelTitle aside={<StateBadge mark={state.mark}>{state.words}</StateBadge>}>后续处置</PanelTitle>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <Step
            key={step.key}
            step={step}
            today={today}
            proofs={inspection.process.proofs.filter(({ id }) => step.proofIds.includes(id))}
            onOpen={setOpened}
          />
        ))}
      </ol>
      {followUp.state !== 'closed' && (
        <div className={styles.acts}>
          <p className={styles.rule}>
            没有办结的，不能归档。 <RuleChip id="F22" />
          </p>
          {acts
            .map((entry) => (
              <Button key={`${entry.kind}${entry.label}`} onClick={() => setAct(entry)}>
                {entry.label}
              </Button>
            ))
            .reverse()}
        </div>
      )}
      {act?.kind === 'reinspect' && <ReinspectionDialog loaded={loaded} onClose={close} />}
      {act?.kind === 'transfer' && <TransferDialog loaded={loaded} kind={act.transferKind} onClose={close} />}
      {act?.kind === 'feedback' && <FeedbackDialog loaded={loaded} transfer={act.transfer} onClose={close} />}
      {act?.kind === 'close' && <ClosureDialog loaded={loaded} onClose={close} />}
      <EvidenceDialog
        inspectionId={inspection.id}
        piece={opened}
        editable={false}
        onClose={() => setOpened(null)}
      />
    </Panel>
  )
}

function Step({
  step,
  today,
  proofs,
  onOpen,
}: {
  step: TimelineStep
  today: string
  proofs: readonly Evidence[]
  onOpen: (proof: Evidence) => void
}) {
  const Icon = marks[step.status]
  return (
    <li className={`${styles.step} ${styles[step.status]}`}>
      <Icon size={18} stroke={1.7} aria-label={words[step.status]} />
      <div className={styles.stepWords}>
        <p className={styles.stepTitle}>{step.title}</p>
        {step.words && <p className={styles.stepNote}>{step.words}</p>}
        {proofs.map((proof) => (
          <Button
            key={proof.id}
            kind="plain"
            className={styles.proof}
            icon={<IconPaperclip size={14} stroke={1.7} />}
            onClick={() => onOpen(proof)}
          >
            {proof.name}
          </Button>
        ))}
      </div>
      <time className={styles.stepDate}>
        {step.on &&
          `${step.status === 'ahead' || step.status === 'late' ? '限 ' : ''}${dateNear(step.on, today)}`}
      </time>
    </li>
  )
}
