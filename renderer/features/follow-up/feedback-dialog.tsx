import { useState } from 'react'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import type { Transfer } from '../../../shared/domain/process.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { DateInput } from '../../app/components/date-input.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { Field, TextArea } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { useDraft } from '../../app/use-draft.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import type { ProofFile } from '../task-detail/letter-proofs.ts'
import { ProofField } from '../task-detail/proof-field.tsx'
import { feedbackNames } from './timeline.ts'
import { useStep } from './use-step.ts'

type Outcome = keyof typeof feedbackNames

const notes: Record<Outcome, string> = {
  accepted: '接收单位受理，由它办理',
  filed: '已经立案调查',
  handled: '已经有处理结果',
  returned: '不受理，需要重新移送',
}

/** 登记反馈 (Q14): what the receiving body made of it, once. */
export function FeedbackDialog({
  loaded,
  transfer,
  onClose,
}: {
  loaded: LoadedInspection
  transfer: Transfer
  onClose: () => void
}) {
  const today = useToday()
  const [outcome, setOutcome] = useState<Outcome>('accepted')
  const [on, setOn] = useState(today)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly ProofFile[]>([])
  const { act, submit } = useStep(loaded, 'feedback')
  const draft = useDraft({
    form: `feedback/${transfer.id}`,
    values: { outcome, on, text },
    excerpt: text,
    files,
    onRestore: (kept, chosen) => {
      setOutcome(kept.outcome)
      setOn(kept.on)
      setText(kept.text)
      setFiles(chosen)
    },
  })
  const enter = async () => {
    if (!on) return
    const done = await submit(
      'recordFeedback',
      { transferId: transfer.id, on, outcome, text: text.trim() },
      files,
      `${transfer.receiver}的反馈`,
    )
    if (!done) return
    draft.done()
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="登记反馈"
      lead={`${chineseDate(transfer.sentOn)}移送${transfer.receiver}`}
      onSubmit={enter}
      width={560}
      hint="登记后不能撤回。"
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记反馈
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      <OptionGroup label="反馈结果" columns={2}>
        {(Object.keys(feedbackNames) as Outcome[]).map((key) => (
          <OptionCard
            key={key}
            name="feedback"
            title={feedbackNames[key]}
            note={notes[key]}
            checked={outcome === key}
            onChoose={() => setOutcome(key)}
          />
        ))}
      </OptionGroup>
      <Field label="反馈日期" required error={on ? undefined : '反馈日期还空着。'}>
        {(control) => (
          <DateInput {...control} value={on} min={transfer.sentOn} max={today} onChange={setOn} />
        )}
      </Field>
      <TextArea
        label={outcome === 'returned' ? '退回的理由' : '反馈内容'}
        required
        placeholder={outcome === 'returned' ? '照退回函填写' : '受理、立案的文号，或者处理的结果'}
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
      />
      <ProofField label="复函（可以没有）" files={files} onChange={setFiles} />
      <ActOutcome act={act} />
    </Dialog>
  )
}
