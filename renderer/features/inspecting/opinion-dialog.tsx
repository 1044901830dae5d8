import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { type OpinionKind, opinionKindNames } from '../../../shared/domain/visit-facts.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { FieldError, FieldLabel, SelectField, TextArea, TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { useAct } from '../../app/use-act.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './opinion-dialog.module.css'

/** 添加专业结论 (P14): who entrusted whom, what came of it, and its text among the evidence. */
export function OpinionDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const workspace = useWorkspace()
  const act = useAct()
  const picker = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState<OpinionKind>('testing')
  const [body, setBody] = useState('')
  const [entrustedBy, setEntrustedBy] = useState(inspection.task.issuingBody.replace(/（.*$/, ''))
  const [payer, setPayer] = useState<'entrusting-body' | 'party'>('entrusting-body')
  const [conclusion, setConclusion] = useState('')
  const [evidenceId, setEvidenceId] = useState('')
  const draft = useDraft({
    form: `opinion/${inspection.id}`,
    values: { kind, body, entrustedBy, payer, conclusion, evidenceId },
    excerpt: conclusion || body,
    onRestore: (kept) => {
      setKind(kept.kind)
      setBody(kept.body)
      setEntrustedBy(kept.entrustedBy)
      setPayer(kept.payer)
      setConclusion(kept.conclusion)
      setEvidenceId(kept.evidenceId)
    },
  })
  const [checked, setChecked] = useState(false)
  const pieces = inspection.evidence.filter(({ withdrawn, source }) => !withdrawn && source !== 'signature')
  const take = (blob: File) =>
    act.run(async () => {
      const outcome = await workspace.captureEvidence(inspection.id, {
        blob,
        name: blob.name,
        answerKey: '',
        caption: '专业结论原文',
        source: 'file',
      })
      const taken = outcome.inspection?.evidence.findLast(({ name }) => name === blob.name)
      if (taken) setEvidenceId(taken.id)
      return outcome
    })
  const submit = async () => {
    setChecked(true)
    if (!evidenceId) return
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordOpinion', {
        opinionId: crypto.randomUUID(),
        kind,
        body: body.trim(),
        entrustedBy: entrustedBy.trim(),
        payer,
        conclusion: conclusion.trim(),
        evidenceId,
      }),
    )
    if (!done) return
    draft.done()
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="添加专业结论"
      lead="受委托的第三方作出的审计、检验、检测、鉴定、评估结论。"
      onSubmit={submit}
      width={600}
      hint="添加后不能撤回，已作的结论须重新作出。"
      actions={
        <>
          <Button onClick={onClose}>先不添加</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            添加专业结论
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      <div className={styles.two}>
        <SelectField
          label="种类"
          required
          value={kind}
          onChange={(event) => setKind(event.target.value as OpinionKind)}
        >
          {Object.entries(opinionKindNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label="出具机构"
          required
          value={body}
          maxLength={200}
          onChange={(event) => setBody(event.target.value)}
        />
      </div>
      <TextField
        label="委托机关"
        required
        value={entrustedBy}
        maxLength={200}
        onChange={(event) => setEntrustedBy(event.target.value)}
      />
      <div>
        <FieldLabel>费用承担</FieldLabel>
        <OptionGroup label="费用承担" columns={2}>
          <OptionCard
            name="payer"
            title="委托机关"
            checked={payer === 'entrusting-body'}
            onChoose={() => setPayer('entrusting-body')}
          />
          <OptionCard
            name="payer"
            title="当事人"
            checked={payer === 'party'}
            onChoose={() => setPayer('party')}
          />
        </OptionGroup>
      </div>
      <TextArea
        label="结论"
        required
        rows={2}
        value={conclusion}
        maxLength={4000}
        onChange={(event) => setConclusion(event.target.value)}
      />
      <div className={styles.file}>
        <SelectField
          label="原文"
          required
          frameClassName={styles.pieces}
          value={evidenceId}
          onChange={(event) => setEvidenceId(event.target.value)}
        >
          <option value="">选一件证据</option>
          {pieces.map(({ id, name, caption }) => (
            <option key={id} value={id}>
              {caption ? `${name}（${caption}）` : name}
            </option>
          ))}
        </SelectField>
        <Button icon={<IconPlus size={18} stroke={1.7} />} onClick={() => picker.current?.click()}>
          选文件
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          data-testid="opinion-file"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) void take(file)
          }}
        />
      </div>
      {checked && !evidenceId && <FieldError>请选原文，或者选一份文件。</FieldError>}
      <ActOutcome act={act} />
    </Dialog>
  )
}
