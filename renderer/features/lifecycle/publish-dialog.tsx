import { useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { DateInput } from '../../app/components/date-input.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { Field, SelectField, TextField } from '../../app/components/field.tsx'
import { useAct } from '../../app/use-act.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './lifecycle.module.css'

/** 登记公示 (Q12, P16, F16): where, when, under which number. */
export function PublishDialog({ loaded, onClose }: { loaded: LoadedInspection; onClose: () => void }) {
  const { inspection, context } = loaded
  const workspace = useWorkspace()
  const today = useToday()
  const act = useAct()
  const platforms = context.profile.publicationPlatforms
  const [platform, setPlatform] = useState(platforms[0]!)
  const [publishedOn, setPublishedOn] = useState(today)
  const [reference, setReference] = useState('')
  const submit = async () => {
    if (!publishedOn) return
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordPublication', {
        publishedOn,
        platform,
        reference: reference.trim(),
      }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="登记公示"
      lead={inspection.business.name}
      width={560}
      onSubmit={submit}
      hint="登记后公示内容不再改动。"
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记公示
          </Button>
        </>
      }
    >
      <SelectField
        label="公示平台"
        required
        value={platform}
        onChange={(event) => setPlatform(event.target.value)}
      >
        {platforms.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className={styles.twoFields}>
        <Field label="公示日期" required error={publishedOn ? undefined : '公示日期还空着。'}>
          {(control) => <DateInput {...control} value={publishedOn} onChange={setPublishedOn} />}
        </Field>
        <TextField
          label="平台编号"
          value={reference}
          maxLength={100}
          onChange={(event) => setReference(event.target.value)}
        />
      </div>
      <ActOutcome act={act} />
    </Dialog>
  )
}
