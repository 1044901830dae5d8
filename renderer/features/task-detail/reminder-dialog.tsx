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
import styles from './task-detail.module.css'

/** 登记列异提醒 (F7): by telephone or text message before a listing, whatever came of it. */
export function ReminderDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const workspace = useWorkspace()
  const { business } = inspection
  const [method, setMethod] = useState<'phone' | 'sms'>('phone')
  const [number, setNumber] = useState(business.liaisonPhone || business.phone)
  const [contact, setContact] = useState(
    business.liaisonPhone && business.liaison
      ? `${business.liaison}（联络员）`
      : business.legalRepresentative,
  )
  const [at, setAt] = useState(() => fieldTime(new Date().toISOString()))
  const [outcome, setOutcome] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const act = useAct()
  const submit = async () => {
    const timestamp = timestampOf(at)
    setIncomplete(!timestamp)
    if (!timestamp) return
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordReminder', {
        reminderId: crypto.randomUUID(),
        method,
        number: number.replace(/\s/g, ''),
        contact: contact.trim(),
        at: timestamp,
        outcome: outcome.trim(),
      }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="登记列异提醒"
      lead={inspection.business.name}
      onSubmit={submit}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记提醒
          </Button>
        </>
      }
    >
      <OptionGroup label="提醒方式" columns={2}>
        <OptionCard
          name="method"
          title="电话"
          checked={method === 'phone'}
          onChoose={() => setMethod('phone')}
        />
        <OptionCard name="method" title="短信" checked={method === 'sms'} onChoose={() => setMethod('sms')} />
      </OptionGroup>
      <div className={styles.twoFields}>
        <TextField
          label="号码"
          required
          type="tel"
          value={number}
          maxLength={40}
          hint="登记的联系电话"
          onChange={(event) => setNumber(event.target.value)}
        />
        <TextField
          label="提醒的人"
          required
          value={contact}
          maxLength={100}
          hint="法定代表人、负责人或者联络员"
          onChange={(event) => setContact(event.target.value)}
        />
      </div>
      <TextField
        label="提醒时间"
        required
        type="datetime-local"
        value={at}
        onChange={(event) => setAt(event.target.value)}
        error={incomplete ? '提醒时间还不完整。' : undefined}
      />
      <TextArea
        label="结果"
        required
        placeholder={method === 'phone' ? '说了什么；无人接听也写明' : '短信内容，对方有没有回复'}
        value={outcome}
        maxLength={150}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
