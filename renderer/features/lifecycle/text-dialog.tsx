import { type ReactNode, useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { TextArea } from '../../app/components/field.tsx'
import { useAct } from '../../app/use-act.ts'
import { useDraft } from '../../app/use-draft.ts'
import type { DispatchOutcome } from '../../app/workspace.ts'

/** A step that takes one text: a reason or an opinion. */
export function TextDialog({
  form,
  title,
  name,
  label,
  hint,
  required = true,
  cancel,
  submit,
  onSubmit,
  onClose,
  children,
}: {
  /** Which step of which record: its text is kept as a draft under it. */
  form: string
  title: string
  name: string
  label: string
  hint?: string
  required?: boolean
  cancel: string
  submit: string
  onSubmit: (text: string) => Promise<DispatchOutcome>
  onClose: () => void
  children?: ReactNode
}) {
  const [text, setText] = useState('')
  const act = useAct()
  const draft = useDraft({ form, values: { text }, excerpt: text, onRestore: (kept) => setText(kept.text) })
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      lead={name}
      width={520}
      {...(hint ? { hint } : {})}
      onSubmit={async () => {
        if (!(await act.run(() => onSubmit(text.trim())))) return
        draft.done()
        onClose()
      }}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            {submit}
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      {children}
      <TextArea
        label={label}
        required={required}
        rows={3}
        value={text}
        maxLength={500}
        data-autofocus
        onChange={(event) => setText(event.target.value)}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
