import { useState } from 'react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextArea, TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { fieldTime, timestampOf } from './local-time.ts'

type Method = 'phone' | 'mail' | 'onSite'

const methodNames: Record<Method, string> = { phone: '电话', mail: '邮寄', onSite: '当面' }
const hints: Record<Method, string> = {
  phone: '接电话的人、说了什么；无人接听也写明',
  mail: '渠道和单号',
  onSite: '收件人和与当事人的关系',
}

/** Records how and when the party was told (F10). */
export function DeliveryDialog({
  inspection,
  methods,
  onClose,
}: {
  inspection: Inspection
  /** Ways that the district's profile names; 当面 is always possible. */
  methods: readonly Method[]
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const choices = (Object.keys(methodNames) as Method[]).filter(
    (choice) => choice === 'onSite' || methods.length === 0 || methods.includes(choice),
  )
  const [method, setMethod] = useState<Method>(choices[0] ?? 'phone')
  const [at, setAt] = useState(() => fieldTime(new Date().toISOString()))
  const [note, setNote] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const act = useAct()
  const submit = async () => {
    const timestamp = timestampOf(at)
    setIncomplete(!timestamp)
    if (!timestamp) return
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordNoticeDelivery', { method, at: timestamp, note: note.trim() }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="登记通知送达"
      lead={inspection.business.name}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记送达
          </Button>
        </>
      }
    >
      <OptionGroup label="通知方式" columns={choices.length}>
        {choices.map((choice) => (
          <OptionCard
            key={choice}
            name="method"
            title={methodNames[choice]}
            checked={method === choice}
            onChoose={() => setMethod(choice)}
          />
        ))}
      </OptionGroup>
      <TextField
        label="通知时间"
        required
        type="datetime-local"
        value={at}
        onChange={(event) => setAt(event.target.value)}
        error={incomplete ? '通知时间还不完整。' : undefined}
      />
      <TextArea
        label="说明"
        placeholder={hints[method]}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
