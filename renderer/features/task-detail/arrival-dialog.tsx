import { useState } from 'react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { CheckField, FieldError, TextArea, TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { fieldTime, timestampOf } from './local-time.ts'
import styles from './task-detail.module.css'

/** 登记到场: time, place, officers present (F11), credentials (P12), rights (P13), whom of the party was met, policy explained (J10). */
export function ArrivalDialog({
  inspection,
  onClose,
  onDone,
}: {
  inspection: Inspection
  onClose: () => void
  onDone: () => void
}) {
  const workspace = useWorkspace()
  const [at, setAt] = useState(() => fieldTime(new Date().toISOString()))
  const [place, setPlace] = useState(inspection.business.registeredAddress)
  const [present, setPresent] = useState<readonly string[]>([])
  const [credentialsShown, setCredentialsShown] = useState(false)
  const [rightsExplained, setRightsExplained] = useState(false)
  const [partyMet, setPartyMet] = useState<boolean | null>(null)
  const [partyName, setPartyName] = useState('')
  const [partyPosition, setPartyPosition] = useState('')
  const [policyNote, setPolicyNote] = useState('')
  const [checked, setChecked] = useState(false)
  const act = useAct()

  const timestamp = timestampOf(at)
  const nameMissing = partyMet === true && partyName.trim() === ''
  const submit = async () => {
    setChecked(true)
    if (!timestamp || place.trim() === '' || partyMet === null || nameMissing) return
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordArrival', {
        at: timestamp,
        place: place.trim(),
        present: [...present],
        credentialsShown,
        rightsExplained,
        partyMet,
        partyName: partyMet ? partyName.trim() : '',
        partyPosition: partyMet ? partyPosition.trim() : '',
        ...(policyNote.trim() ? { policyNote: policyNote.trim() } : {}),
      }),
    )
    if (done) onDone()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="登记到场"
      lead={inspection.business.name}
      onSubmit={submit}
      width={560}
      hint="到场只登记一次，登记后清单打开。"
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记到场
          </Button>
        </>
      }
    >
      <div className={styles.twoFields}>
        <TextField
          label="到场时间"
          required
          type="datetime-local"
          value={at}
          onChange={(event) => setAt(event.target.value)}
          error={checked && !timestamp ? '到场时间还不完整。' : undefined}
        />
        <TextField
          label="地点"
          required
          value={place}
          maxLength={500}
          onChange={(event) => setPlace(event.target.value)}
          error={checked && place.trim() === '' ? '地点还空着。' : undefined}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>到场情况</legend>
        <div className={styles.twoFields}>
          {inspection.officers.map(({ id, name, certificateNumber, department }) => (
            <CheckField
              key={id}
              checked={present.includes(id)}
              onChange={(event) =>
                setPresent(event.target.checked ? [...present, id] : present.filter((entry) => entry !== id))
              }
              hint={`${department ? `${department}，` : ''}执法证号 ${certificateNumber}`}
            >
              {name}到场
            </CheckField>
          ))}
          <CheckField
            checked={credentialsShown}
            onChange={(event) => setCredentialsShown(event.target.checked)}
          >
            已出示执法证件
          </CheckField>
          <CheckField
            checked={rightsExplained}
            onChange={(event) => setRightsExplained(event.target.checked)}
          >
            已告知申请回避、陈述申辩的权利
          </CheckField>
        </div>
      </fieldset>
      <OptionGroup label="当事人" columns={2}>
        <OptionCard
          name="party"
          title="见到当事人或其代表"
          checked={partyMet === true}
          onChoose={() => setPartyMet(true)}
        />
        <OptionCard
          name="party"
          title="没有见到"
          note="登记的住所（经营场所）无人"
          checked={partyMet === false}
          onChoose={() => setPartyMet(false)}
        />
      </OptionGroup>
      {checked && partyMet === null && <FieldError>请选当事人是否在场。</FieldError>}
      {partyMet && (
        <div className={styles.twoFields}>
          <TextField
            label="姓名"
            required
            value={partyName}
            maxLength={100}
            onChange={(event) => setPartyName(event.target.value)}
            error={checked && nameMissing ? '姓名还空着。' : undefined}
          />
          <TextField
            label="职务"
            value={partyPosition}
            maxLength={100}
            placeholder="例如 店长"
            onChange={(event) => setPartyPosition(event.target.value)}
          />
        </div>
      )}
      <TextArea
        label="政策宣讲（选填）"
        value={policyNote}
        maxLength={500}
        onChange={(event) => setPolicyNote(event.target.value)}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
