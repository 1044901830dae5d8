import {
  IconArchive,
  IconArrowRight,
  IconChecklist,
  IconFileSearch,
  IconFileText,
  IconMailCheck,
  IconMailForward,
  IconMapPin,
  IconPencil,
  IconPhone,
  IconRubberStamp,
  IconUserCheck,
  IconWorldUpload,
} from '@tabler/icons-react'
import type { DueDate } from '../../../shared/domain/publication.ts'
import { Button } from '../../app/components/button.tsx'
import { DeadlineChip } from '../../app/components/deadline-chip.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { isDateSettled } from '../tasks/task-groups.ts'
import type { NextStep, StepAct } from './next-step.ts'
import styles from './task-detail.module.css'

const icons: Record<StepAct, typeof IconPencil> = {
  resolve: IconArrowRight,
  declare: IconUserCheck,
  notice: IconFileText,
  delivery: IconMailForward,
  arrival: IconMapPin,
  method: IconFileSearch,
  check: IconChecklist,
  conclude: IconPencil,
  sign: IconPencil,
  listing: IconFileText,
  mailing: IconMailForward,
  outcome: IconMailCheck,
  reminder: IconPhone,
  approve: IconRubberStamp,
  'return-task': IconArrowRight,
  'plan-change': IconArrowRight,
  'grant-change': IconRubberStamp,
  'deny-change': IconRubberStamp,
  'approve-result': IconRubberStamp,
  'return-result': IconArrowRight,
  amend: IconPencil,
  'publication-text': IconFileText,
  publish: IconWorldUpload,
  archive: IconArchive,
}

/** The last day of this very step as a deadline. */
function untilDate(date: string, { calendar, profile }: LoadedInspection['context']): DueDate {
  return {
    kind: 'second-mailing',
    date,
    deadline: { nominal: date, effective: date, provisional: date > calendar.coveredUntil },
    ruleId: profile.mailing.ruleId,
  }
}

/** 下一步: the one filled button of the page. */
export function NextStepCard({
  step,
  loaded,
  onGo,
  onOther,
}: {
  step: NextStep
  loaded: LoadedInspection
  onGo?: (() => void) | undefined
  onOther?: (() => void) | undefined
}) {
  const today = useToday()
  const { inspection, context, due } = loaded
  const Icon = step.act ? icons[step.act.kind] : null
  return (
    <section className={styles.next} aria-label="下一步">
      <div className={styles.nextWords}>
        <p className={styles.nextLabel}>下一步</p>
        <h2 className={styles.nextTitle}>{step.title}</h2>
        <p className={styles.nextNote}>
          {step.words} {step.ruleId && <RuleChip id={step.ruleId} />}
        </p>
      </div>
      <DeadlineChip
        due={step.until ? untilDate(step.until, context) : due}
        today={today}
        calendar={context.calendar}
        settled={step.until === undefined && isDateSettled({ state: inspection.state, due })}
      />
      {step.other && (
        <Button size="large" onClick={onOther}>
          {step.other.label}
        </Button>
      )}
      {step.act && Icon && (
        <Button
          kind="primary"
          size="large"
          icon={<Icon size={18} stroke={1.7} />}
          aria-keyshortcuts="Enter"
          onClick={onGo}
        >
          {step.act.label}
        </Button>
      )}
    </section>
  )
}
