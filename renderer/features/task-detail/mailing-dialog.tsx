import { useState } from 'react'
import { mailingVerdict } from '../../../shared/domain/mailing.ts'
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
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { type ProofFile, proofCaption } from './letter-proofs.ts'
import { ProofField } from './proof-field.tsx'
import styles from './task-detail.module.css'

/** 登记邮寄 (F4): channel, tracking number, date and address of a 专用信函; the photo of its receipt. */
export function MailingDialog({
  loaded: { inspection, context },
  onClose,
  onProofs,
}: {
  loaded: LoadedInspection
  onClose: () => void
  /** Takes the photos into the record after the letter stands in it. */
  onProofs: (files: readonly ProofFile[], caption: string) => void
}) {
  const workspace = useWorkspace()
  const today = useToday()
  const { mailing: rules } = context.profile
  const verdict = mailingVerdict(inspection.mailings, rules, today)
  const [channel, setChannel] = useState(inspection.mailings.at(-1)?.channel ?? rules.channels.at(-1) ?? '')
  const [trackingNumber, setTrackingNumber] = useState('')
  const [postedOn, setPostedOn] = useState(today)
  const [address, setAddress] = useState(inspection.business.registeredAddress)
  const [files, setFiles] = useState<readonly ProofFile[]>([])
  const [checked, setChecked] = useState(false)
  const act = useAct()
  const draft = useDraft({
    form: `mailing/${inspection.id}`,
    values: { channel, trackingNumber, postedOn, address },
    excerpt: `${channel} ${trackingNumber}`,
    files,
    onRestore: (kept, chosen) => {
      setChannel(kept.channel)
      setTrackingNumber(kept.trackingNumber)
      setPostedOn(kept.postedOn)
      setAddress(kept.address)
      setFiles(chosen)
    },
  })
  const number = trackingNumber.replace(/\s/g, '').toUpperCase()
  const submit = async () => {
    setChecked(true)
    if (!number || !postedOn || address.trim() === '') return
    const mailing = { channel, trackingNumber: number, address: address.trim(), postedOn }
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordMailing', { mailingId: crypto.randomUUID(), ...mailing }),
    )
    if (!done) return
    draft.done()
    onProofs(files, proofCaption('收据', mailing))
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={verdict.kind === 'window-open' ? '登记第二次邮寄' : '登记邮寄'}
      lead={inspection.business.name}
      onSubmit={submit}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记邮寄
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      <OptionGroup label="邮寄方式" columns={rules.channels.length}>
        {rules.channels.map((choice) => (
          <OptionCard
            key={choice}
            name="channel"
            title={choice}
            checked={channel === choice}
            onChoose={() => setChannel(choice)}
          />
        ))}
      </OptionGroup>
      <div className={styles.twoFields}>
        <TextField
          label="单号"
          required
          value={trackingNumber}
          maxLength={40}
          autoComplete="off"
          placeholder={channel === 'EMS' ? '13 位，照收据填写' : '照收据填写'}
          onChange={(event) => setTrackingNumber(event.target.value)}
          error={checked && !number ? '单号还空着，照收据填写。' : undefined}
        />
        <Field label="寄出日期" required error={checked && !postedOn ? '寄出日期还空着。' : undefined}>
          {(control) => (
            <DateInput
              {...control}
              value={postedOn}
              max={today}
              onChange={(date) => {
                act.clear()
                setPostedOn(date)
              }}
            />
          )}
        </Field>
      </div>
      <TextField
        label="寄往"
        required
        value={address}
        maxLength={500}
        hint="登记的住所（经营场所），照信封上的写法。"
        onChange={(event) => setAddress(event.target.value)}
        error={checked && address.trim() === '' ? '地址还空着。' : undefined}
      />
      <ProofField label="收据照片" files={files} onChange={setFiles} />
      <ActOutcome act={act} />
    </Dialog>
  )
}
