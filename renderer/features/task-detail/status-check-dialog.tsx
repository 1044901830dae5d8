import { useState } from 'react'
import type { CommandPayload } from '../../../shared/domain/commands.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { type BusinessStatus, businessStatusNames } from '../../../shared/domain/visit-facts.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './task-detail.module.css'

type Source = CommandPayload<'recordStatusCheck'>['source']
const sources: readonly Source[] = ['公示系统', '登记档案', '现场']
const statuses = Object.keys(businessStatusNames) as BusinessStatus[]

/** 核对存续状态: 歇业备案、迁出、注销 before 无法联系 (F14, 市场主体登记管理条例 第三十条). */
export function StatusCheckDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const workspace = useWorkspace()
  const { business } = inspection
  const [source, setSource] = useState<Source>('公示系统')
  const [status, setStatus] = useState<BusinessStatus>('operating')
  const [note, setNote] = useState('')
  const [serviceAddress, setServiceAddress] = useState('')
  const [operatorAddressChecked, setOperatorAddressChecked] = useState(false)
  const act = useAct()
  const submit = async () => {
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordStatusCheck', {
        checkId: crypto.randomUUID(),
        source,
        status,
        note: note.trim(),
        serviceAddress: status === 'suspended' ? serviceAddress.trim() : '',
        operatorAddressChecked,
      }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="核对存续状态"
      lead={business.name}
      onSubmit={submit}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记核对
          </Button>
        </>
      }
    >
      <OptionGroup label="在哪里核对" columns={3}>
        {sources.map((choice) => (
          <OptionCard
            key={choice}
            name="source"
            title={choice}
            checked={source === choice}
            onChoose={() => setSource(choice)}
          />
        ))}
      </OptionGroup>
      <SelectField
        label="登记状态"
        required
        value={status}
        onChange={(event) => setStatus(event.target.value as BusinessStatus)}
      >
        {statuses.map((key) => (
          <option key={key} value={key}>
            {businessStatusNames[key]}
          </option>
        ))}
      </SelectField>
      {status === 'suspended' && (
        <TextField
          label="法律文书送达地址"
          required
          value={serviceAddress}
          maxLength={500}
          hint="歇业期间可以代替住所。没有另外备案的，填登记的住所（经营场所）。"
          onChange={(event) => setServiceAddress(event.target.value)}
        />
      )}
      {business.kind === 'individual' && (
        <CheckField
          checked={operatorAddressChecked}
          onChange={(event) => setOperatorAddressChecked(event.target.checked)}
          hint={business.operatorAddress || '登记信息里没有经营者住所'}
        >
          已查找经营者住所
        </CheckField>
      )}
      <TextArea
        label="核对情况"
        required
        rows={2}
        value={note}
        maxLength={300}
        data-autofocus
        placeholder="看到了什么，例如：公示系统显示存续，没有歇业备案、迁出和注销记录"
        onChange={(event) => setNote(event.target.value)}
      />
      <ActOutcome act={act} />
      <p className={styles.none}>
        认定“无法联系”前须核对歇业备案、迁出和注销 <RuleChip id="F14" />
      </p>
    </Dialog>
  )
}
