import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useId } from 'react'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import styles from './approval.module.css'

/** The opinion with 退回 and 同意并签字; for a record that the account can't decide, why. */
export function DecisionBar({
  label,
  opinion,
  onOpinion,
  closed,
  onSign,
  onReturn,
}: {
  label: string
  opinion: string
  onOpinion: (opinion: string) => void
  closed: Refusal | undefined
  onSign: () => void
  onReturn: () => void
}) {
  const id = useId()
  if (closed)
    return (
      <div className={styles.bar}>
        <Note tone="locked">
          <strong>{closed.title}</strong>。{closed.happened}
          {closed.remedy} {closed.rule && <RuleChip id={closed.rule.id} />}
        </Note>
      </div>
    )
  return (
    <div className={styles.bar}>
      <label className={styles.opinionLabel} htmlFor={id}>
        {label} <span>退回时必填，500 字以内</span>
      </label>
      <div className={styles.decision}>
        <textarea
          id={id}
          rows={1}
          className={styles.opinion}
          value={opinion}
          maxLength={500}
          onChange={(event) => onOpinion(event.target.value)}
        />
        <Button
          size="large"
          icon={<IconArrowBackUp size={18} stroke={1.7} />}
          keyCap="R"
          aria-keyshortcuts="R"
          onClick={onReturn}
        >
          退回
        </Button>
        <Button
          kind="primary"
          size="large"
          icon={<IconCheck size={18} stroke={1.8} />}
          keyCap="A"
          aria-keyshortcuts="A"
          onClick={onSign}
        >
          同意并签字
        </Button>
      </div>
    </div>
  )
}
