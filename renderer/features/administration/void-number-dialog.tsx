import { useState } from 'react'
import type { NumberEntry, NumberSeries } from '../../../shared/protocol/numbers.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { SelectField, TextArea } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** 作废 of one number: of the paper that carries it, which the record then shows, or of the bare number. */
export function VoidNumberDialog({
  entries,
  series,
  onDone,
  onClose,
}: {
  /** One, or several of one line to choose from. */
  entries: readonly NumberEntry[]
  series: NumberSeries
  onDone: (words: string) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const act = useAct()
  const [chosen, setChosen] = useState(entries[0]!.number)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const entry = entries.find(({ number }) => number === chosen) ?? entries[0]!
  const { inspectionId, documentId } = entry
  const onPaper = entry.state === 'issued' && inspectionId && documentId
  const submit = async () => {
    setTried(true)
    if (reason.trim() === '') return
    const given = { reason: reason.trim() }
    const done = await act.run(async () => {
      if (onPaper) {
        const outcome = await workspace.dispatch(inspectionId, 'voidDocument', { documentId, ...given })
        if (!outcome.refusal) await workspace.syncNow()
        return outcome
      }
      const { authority, kind, year } = series
      await workspace.numbers.voidNumber({ authority, kind, year, number: entry.number, ...given })
      return undefined
    })
    if (done) onDone(`${entry.text} 已作废`)
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="作废文号"
      lead={entry.text}
      width={520}
      hint="作废后不能恢复，这个号不再给出。"
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>不作废</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            作废文号
          </Button>
        </>
      }
    >
      {entries.length > 1 && (
        <SelectField label="号码" value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
          {entries.map(({ number, text }) => (
            <option key={number} value={number}>
              {text}
            </option>
          ))}
        </SelectField>
      )}
      {onPaper && (
        <Note tone="amber">
          它印在“{entry.businessName}”的文书上。那份文书留在台账里，标明已作废；已经送出的请收回。
        </Note>
      )}
      {entry.state === 'reserved' && (
        <Note>
          它预留在{entry.deviceName ?? '一台设备'}。那台设备同步后不再用它；离线已经印出的，同步时会退回处理。
        </Note>
      )}
      <TextArea
        label="作废理由"
        required
        rows={3}
        maxLength={500}
        value={reason}
        data-autofocus
        onChange={({ target }) => setReason(target.value)}
        error={tried && reason.trim() === '' ? '理由还空着，作废文号要写明理由。' : undefined}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
