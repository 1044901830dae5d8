import { useState } from 'react'
import type { Transfer } from '../../../shared/domain/process.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { DateInput } from '../../app/components/date-input.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { Field, TextField } from '../../app/components/field.tsx'
import { useDraft } from '../../app/use-draft.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import type { ProofFile } from '../task-detail/letter-proofs.ts'
import { ProofField } from '../task-detail/proof-field.tsx'
import styles from './follow-up.module.css'
import { transferLabels } from './follow-up-step.ts'
import { useStep } from './use-step.ts'

/** 登记移送 (P17, J8, Z9): to whom, when, who took it there, with the receipt. */
export function TransferDialog({
  loaded,
  kind,
  onClose,
}: {
  loaded: LoadedInspection
  kind: Transfer['kind']
  onClose: () => void
}) {
  const { inspection } = loaded
  const today = useToday()
  const conclusion = inspection.conclusion!
  const [receiver, setReceiver] = useState(conclusion.followUp === kind ? (conclusion.receiver ?? '') : '')
  const [acknowledgedBy, setAcknowledgedBy] = useState('')
  const [sentOn, setSentOn] = useState(today)
  const [files, setFiles] = useState<readonly ProofFile[]>([])
  const { act, submit } = useStep(loaded, 'transfer')
  const draft = useDraft({
    form: `transfer-${kind}/${inspection.id}`,
    values: { receiver, acknowledgedBy, sentOn },
    excerpt: `${receiver} ${acknowledgedBy}`,
    files,
    onRestore: (kept, chosen) => {
      setReceiver(kept.receiver)
      setAcknowledgedBy(kept.acknowledgedBy)
      setSentOn(kept.sentOn)
      setFiles(chosen)
    },
  })
  const enter = async () => {
    if (!sentOn) return
    const done = await submit(
      'recordTransfer',
      {
        transferId: crypto.randomUUID(),
        kind,
        receiver: receiver.trim(),
        sentOn,
        acknowledgedBy: acknowledgedBy.trim(),
      },
      files,
      `移送回执 ${receiver.trim()}`,
    )
    if (!done) return
    draft.done()
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={transferLabels[kind]}
      lead={inspection.business.name}
      onSubmit={enter}
      width={560}
      hint="登记后不能撤回。"
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            {transferLabels[kind]}
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      <TextField
        label="接收单位"
        required
        value={receiver}
        maxLength={200}
        hint="涉嫌犯罪的，写司法机关"
        onChange={(event) => setReceiver(event.target.value)}
      />
      <div className={styles.twoFields}>
        <Field label="移送日期" required error={sentOn ? undefined : '移送日期还空着。'}>
          {(control) => <DateInput {...control} value={sentOn} max={today} onChange={setSentOn} />}
        </Field>
        <TextField
          label="签收人"
          required
          value={acknowledgedBy}
          maxLength={100}
          placeholder="照回执填写"
          onChange={(event) => setAcknowledgedBy(event.target.value)}
        />
      </div>
      <ProofField label="移送书和回执" files={files} onChange={setFiles} />
      <ActOutcome act={act} />
    </Dialog>
  )
}
