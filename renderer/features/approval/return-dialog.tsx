import { useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { TextArea } from '../../app/components/field.tsx'
import type { useAct } from '../../app/use-act.ts'
import { useDraft } from '../../app/use-draft.ts'

/** 退回 with the reason that the inspectors will read. */
export function ReturnDialog({
  form,
  name,
  reason: first,
  act,
  onReturn,
  onClose,
}: {
  /** Which step of which record: the reason is kept as a draft under it. */
  form: string
  name: string
  reason: string
  act: ReturnType<typeof useAct>
  /** Resolves to whether it was returned. */
  onReturn: (reason: string) => Promise<boolean>
  onClose: () => void
}) {
  const [reason, setReason] = useState(first)
  const [empty, setEmpty] = useState(false)
  const draft = useDraft({
    form,
    values: { reason },
    excerpt: reason,
    onRestore: (kept) => setReason(kept.reason),
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      title="退回承办人"
      lead={name}
      width={480}
      onSubmit={async () => {
        setEmpty(reason.trim() === '')
        if (reason.trim() !== '' && (await onReturn(reason.trim()))) draft.done()
      }}
      hint="已签字的检查记录不变，改好审批表后可以重报。"
      actions={
        <>
          <Button onClick={onClose}>先不退回</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            退回
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      <TextArea
        label="退回的理由"
        required
        rows={4}
        value={reason}
        maxLength={500}
        data-autofocus
        onChange={(event) => setReason(event.target.value)}
        hint="写清缺什么、要改什么，检查人员会看到。"
        error={empty && reason.trim() === '' ? '退回的理由还空着。写清缺什么、要改什么。' : undefined}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
