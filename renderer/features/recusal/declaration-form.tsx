import { useState } from 'react'
import { type Officer, type RecusalGround, recusalGroundNames } from '../../../shared/domain/inspection.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { FieldError, TextArea, TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup, OptionLine } from '../../app/components/option-card.tsx'
import type { useAct } from '../../app/use-act.ts'
import type { Signer } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './recusal.module.css'

interface DeclarationFormProps {
  inspectionId: string
  officer: Officer
  /** Another officer than the account, who unlocked the own key here. */
  signer?: Signer | undefined
  /** Id by which the button in the panel's foot submits this form. */
  formId: string
  act: ReturnType<typeof useAct>
  onDeclared: (ground: RecusalGround | null) => void
}

/** One officer's declaration for one business: no conflict, or a conflict with ground, relation and note. */
export function DeclarationForm({
  inspectionId,
  officer,
  signer,
  formId,
  act,
  onDeclared,
}: DeclarationFormProps) {
  const workspace = useWorkspace()
  const [conflict, setConflict] = useState<boolean | null>(null)
  const [ground, setGround] = useState<RecusalGround | null>(null)
  const [relation, setRelation] = useState('')
  const [note, setNote] = useState('')
  const [checked, setChecked] = useState(false)
  const submit = async () => {
    setChecked(true)
    if (conflict === null) return
    if (conflict && (!ground || !relation.trim() || !note.trim())) return
    const done = await act.run(() =>
      workspace.dispatch(
        inspectionId,
        'declareRecusal',
        conflict && ground
          ? { conflict, ground, relation: relation.trim(), note: note.trim() }
          : { conflict },
        signer,
      ),
    )
    if (done) onDeclared(conflict ? ground : null)
  }
  return (
    <form
      id={formId}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <OptionGroup label={`${officer.name}的声明`}>
        <OptionCard
          name={`conflict-${officer.id}`}
          title="没有应当回避的情形"
          note="声明即接受这项任务；不能承担的，在任务详情退回。"
          checked={conflict === false}
          onChoose={() => setConflict(false)}
        />
        <OptionCard
          name={`conflict-${officer.id}`}
          title="有应当回避的情形"
          note={`记录对${signer ? officer.name : '本人'}关闭，另行随机抽取检查人员`}
          checked={conflict === true}
          onChoose={() => setConflict(true)}
        />
      </OptionGroup>
      {checked && conflict === null && <FieldError>请选一种声明。</FieldError>}
      {conflict && (
        <div className={styles.grounds}>
          <p className={styles.groundsLabel}>情形</p>
          <OptionGroup label="情形" className={styles.groundList}>
            {(Object.keys(recusalGroundNames) as RecusalGround[]).map((key) => (
              <OptionLine
                key={key}
                name={`ground-${officer.id}`}
                title={recusalGroundNames[key]}
                checked={ground === key}
                onChoose={() => setGround(key)}
              />
            ))}
          </OptionGroup>
          {checked && !ground && <FieldError>请选一种情形。</FieldError>}
          <TextField
            label="与当事人的关系"
            required
            placeholder="例如 配偶"
            maxLength={100}
            value={relation}
            onChange={(event) => setRelation(event.target.value)}
            error={checked && !relation.trim() ? '关系还空着。' : undefined}
          />
          <TextArea
            label="说明"
            required
            placeholder="例如 配偶 2025年起向该户供应食材"
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            error={checked && !note.trim() ? '说明还空着。' : undefined}
          />
        </div>
      )}
      <ActOutcome act={act} />
    </form>
  )
}
