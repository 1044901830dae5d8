import { useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextArea } from '../../app/components/field.tsx'
import { useAct } from '../../app/use-act.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** 办结 of an 其他 follow-up: how it ended. */
export function ClosureDialog({ loaded, onClose }: { loaded: LoadedInspection; onClose: () => void }) {
  const workspace = useWorkspace()
  const { inspection } = loaded
  const [text, setText] = useState('')
  const act = useAct()
  const enter = async () => {
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'closeFollowUp', { text: text.trim() }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="办结后续处置"
      lead={inspection.business.name}
      onSubmit={enter}
      width={520}
      hint="办结后不能撤回。"
      actions={
        <>
          <Button onClick={onClose}>先不办结</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            办结
          </Button>
        </>
      }
    >
      <TextArea
        label="办结说明"
        required
        placeholder="处置经过和结果"
        value={text}
        maxLength={2000}
        onChange={(event) => setText(event.target.value)}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
