import { useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextField } from '../../app/components/field.tsx'
import { useAct } from '../../app/use-act.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** 立卷归档 and handing over to the 辖区市场监管所 (F17). */
export function ArchiveDialog({ loaded, onClose }: { loaded: LoadedInspection; onClose: () => void }) {
  const { inspection } = loaded
  const workspace = useWorkspace()
  const act = useAct()
  const [fileNumber, setFileNumber] = useState('')
  const [handedTo, setHandedTo] = useState(inspection.business.stationName)
  const submit = async () => {
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'archiveCase', { fileNumber, handedTo }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="立卷归档"
      lead={inspection.business.name}
      width={520}
      onSubmit={submit}
      hint="归档后的案卷不再改动。"
      actions={
        <>
          <Button onClick={onClose}>先不归档</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            归档
          </Button>
        </>
      }
    >
      <TextField
        label="案卷号"
        required
        value={fileNumber}
        maxLength={80}
        data-autofocus
        onChange={(event) => setFileNumber(event.target.value)}
      />
      <TextField
        label="移交给"
        required
        value={handedTo}
        maxLength={200}
        hint="业务对象所在的辖区市场监管所"
        onChange={(event) => setHandedTo(event.target.value)}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
