import { useState } from 'react'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { Mailing } from '../../../shared/domain/mailing.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { DateInput } from '../../app/components/date-input.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { Field, TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { useAct } from '../../app/use-act.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useToday } from '../../app/use-today.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { type ProofFile, proofCaption } from './letter-proofs.ts'
import { ProofField } from './proof-field.tsx'
import styles from './task-detail.module.css'

/** 登记签收或退回 (F4, F5): what came of a letter, when, who signed or why it came back. */
export function OutcomeDialog({
  inspection,
  mailing,
  onClose,
  onProofs,
}: {
  inspection: Inspection
  mailing: Mailing
  onClose: () => void
  /** Takes the photos into the record after the outcome stands in it. */
  onProofs: (files: readonly ProofFile[], caption: string) => void
}) {
  const workspace = useWorkspace()
  const today = useToday()
  const [result, setResult] = useState<'returned' | 'signed'>('returned')
  const [on, setOn] = useState(today)
  const [note, setNote] = useState('')
  const [files, setFiles] = useState<readonly ProofFile[]>([])
  const [checked, setChecked] = useState(false)
  const act = useAct()
  const draft = useDraft({
    form: `mailing-outcome/${mailing.id}`,
    values: { result, on, note },
    excerpt: note,
    files,
    onRestore: (kept, chosen) => {
      setResult(kept.result)
      setOn(kept.on)
      setNote(kept.note)
      setFiles(chosen)
    },
  })
  const submit = async () => {
    setChecked(true)
    if (!on || note.trim() === '') return
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordMailingOutcome', {
        mailingId: mailing.id,
        result,
        on,
        note: note.trim(),
      }),
    )
    if (!done) return
    draft.done()
    onProofs(files, proofCaption(result === 'signed' ? '回执' : '退信', mailing))
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="登记签收或退回"
      lead={`${mailing.channel} ${mailing.trackingNumber}，${chineseDate(mailing.postedOn)}寄出`}
      onSubmit={submit}
      width={560}
      hint="登记后不能撤回。"
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            {result === 'signed' ? '登记签收' : '登记退回'}
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      <OptionGroup label="结果" columns={2}>
        <OptionCard
          name="result"
          title="退回"
          note="无人签收，信函退回"
          checked={result === 'returned'}
          onChoose={() => setResult('returned')}
        />
        <OptionCard
          name="result"
          title="签收"
          note="有人签收，视为取得联系"
          checked={result === 'signed'}
          onChoose={() => setResult('signed')}
        />
      </OptionGroup>
      <div className={styles.twoFields}>
        <Field
          label={result === 'signed' ? '签收日期' : '退回日期'}
          required
          error={checked && !on ? '日期还空着。' : undefined}
        >
          {(control) => (
            <DateInput
              {...control}
              value={on}
              min={mailing.postedOn}
              max={today}
              onChange={(date) => {
                act.clear()
                setOn(date)
              }}
            />
          )}
        </Field>
        <TextField
          label={result === 'signed' ? '签收人' : '退回原因'}
          required
          value={note}
          maxLength={150}
          placeholder={result === 'signed' ? '照回执上的签收人填写' : '例如 无人签收、查无此单位'}
          onChange={(event) => setNote(event.target.value)}
          error={
            checked && note.trim() === ''
              ? `${result === 'signed' ? '签收人' : '退回原因'}还空着，照${result === 'signed' ? '回执' : '退信'}填写。`
              : undefined
          }
        />
      </div>
      <ProofField label={result === 'signed' ? '回执照片' : '退信照片'} files={files} onChange={setFiles} />
      <ActOutcome act={act} />
    </Dialog>
  )
}
