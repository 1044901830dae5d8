import { useState } from 'react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { obstructionKindNames, obstructionKinds } from '../../../shared/domain/visit-facts.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { TextArea, TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { useAct } from '../../app/use-act.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** 当事人不配合 (P18): the fact goes into the record, and from there into the result. */
export function ObstructionDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const workspace = useWorkspace()
  const act = useAct()
  const [kind, setKind] = useState<(typeof obstructionKinds)[number]>('refused-materials')
  const [facts, setFacts] = useState('')
  const [witnessName, setWitnessName] = useState('')
  const draft = useDraft({
    form: `obstruction/${inspection.id}`,
    values: { kind, facts, witnessName },
    excerpt: facts,
    onRestore: (kept) => {
      setKind(kept.kind)
      setFacts(kept.facts)
      setWitnessName(kept.witnessName)
    },
  })
  const submit = async () => {
    const done = await act.run(() =>
      workspace.dispatch(inspection.id, 'recordObstruction', {
        obstructionId: crypto.randomUUID(),
        kind,
        facts: facts.trim(),
        witnessName: witnessName.trim(),
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
      title="当事人不配合"
      lead="记录后记入检查结果并公示，不能再选“未发现问题”。"
      onSubmit={submit}
      width={560}
      hint="记录后不能撤回。"
      actions={
        <>
          <Button onClick={onClose}>先不记录</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            记录不配合
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      <OptionGroup label="情形" columns={2}>
        {obstructionKinds.map((name) => (
          <OptionCard
            key={name}
            name="kind"
            title={obstructionKindNames[name]}
            checked={kind === name}
            onChoose={() => setKind(name)}
          />
        ))}
      </OptionGroup>
      <TextArea
        label="事实"
        required
        rows={3}
        placeholder="时间、什么人、怎样不配合，检查人员要求过什么"
        value={facts}
        maxLength={4000}
        onChange={(event) => setFacts(event.target.value)}
      />
      <TextField
        label="见证人"
        hint="没有见证人的，先拍照或者录音录像，作为证据添加"
        value={witnessName}
        maxLength={100}
        onChange={(event) => setWitnessName(event.target.value)}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
