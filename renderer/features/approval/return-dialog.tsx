import { useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextArea } from '../../app/components/field.tsx'
import type { useAct } from '../../app/use-act.ts'

/** 退回 with the reason that the inspectors will read. */
export function ReturnDialog({
  name,
  reason: first,
  act,
  onReturn,
  onClose,
}: {
  name: string
  reason: string
  act: ReturnType<typeof useAct>
  onReturn: (reason: string) => void
  onClose: () => void
}) {
  const [reason, setReason] = useState(first)
  const [empty, setEmpty] = useState(false)
  return (
    <Dialog
      opened
      onClose={onClose}
      title="退回承办人"
      lead={name}
      width={480}
      onSubmit={() => {
        setEmpty(reason.trim() === '')
        if (reason.trim() !== '') onReturn(reason.trim())
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
