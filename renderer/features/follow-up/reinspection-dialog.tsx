import { useEffect, useState } from 'react'
import { addCalendarDays } from '../../../shared/domain/calendar.ts'
import { isHandler } from '../../../shared/domain/handlers.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { DateInput } from '../../app/components/date-input.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { DraftRecovery } from '../../app/components/draft-recovery.tsx'
import { CheckField, Field, TextArea, TextField } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useDraft } from '../../app/use-draft.ts'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import type { ProofFile } from '../task-detail/letter-proofs.ts'
import { fieldTime, timestampOf } from '../task-detail/local-time.ts'
import { ProofField } from '../task-detail/proof-field.tsx'
import styles from './follow-up.module.css'
import { useStep } from './use-step.ts'

/** 登记复查 (F22): when, who was there, what was found, and a proof of the correction. */
export function ReinspectionDialog({ loaded, onClose }: { loaded: LoadedInspection; onClose: () => void }) {
  const { inspection } = loaded
  const today = useToday()
  const people = usePeople(loaded)
  const [at, setAt] = useState(() => fieldTime(new Date().toISOString()))
  const [present, setPresent] = useState<readonly string[]>(() => inspection.officers.map(({ id }) => id))
  const [outcome, setOutcome] = useState<'corrected' | 'not-corrected'>('corrected')
  const [facts, setFacts] = useState('')
  const [nextDue, setNextDue] = useState('')
  const [files, setFiles] = useState<readonly ProofFile[]>([])
  const [incomplete, setIncomplete] = useState(false)
  const { act, submit } = useStep(loaded, 'reinspection')
  const draft = useDraft({
    form: `reinspection/${inspection.id}`,
    values: { at, present, outcome, facts, nextDue },
    excerpt: facts,
    files,
    onRestore: (kept, chosen) => {
      setAt(kept.at)
      setPresent(kept.present)
      setOutcome(kept.outcome)
      setFacts(kept.facts)
      setNextDue(kept.nextDue)
      setFiles(chosen)
    },
  })
  const enter = async () => {
    const timestamp = timestampOf(at)
    setIncomplete(!timestamp)
    if (!timestamp) return
    const done = await submit(
      'recordReinspection',
      {
        reinspectionId: crypto.randomUUID(),
        at: timestamp,
        present: [...present],
        outcome,
        facts: facts.trim(),
        ...(outcome === 'not-corrected' && nextDue ? { nextDue } : {}),
      },
      files,
      outcome === 'corrected' ? '复查：已改正' : '复查：未改正',
    )
    if (!done) return
    draft.done()
    onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="登记复查"
      lead={inspection.business.name}
      onSubmit={enter}
      width={600}
      hint="登记后不能撤回。"
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记复查
          </Button>
        </>
      }
    >
      <DraftRecovery draft={draft} />
      <OptionGroup label="复查结果" columns={2}>
        <OptionCard
          name="outcome"
          title="已改正"
          note="办结责令改正，要有改正后的照片或者文件"
          checked={outcome === 'corrected'}
          onChoose={() => setOutcome('corrected')}
        />
        <OptionCard
          name="outcome"
          title="未改正"
          note="再定改正期限，或者移送立案"
          checked={outcome === 'not-corrected'}
          onChoose={() => setOutcome('not-corrected')}
        />
      </OptionGroup>
      <div className={styles.twoFields}>
        <TextField
          label="复查时间"
          required
          type="datetime-local"
          value={at}
          onChange={(event) => setAt(event.target.value)}
          error={incomplete ? '复查时间还不完整。' : undefined}
        />
        {outcome === 'not-corrected' && (
          <Field label="新的改正期限" hint="不再给期限的，空着，随后移送立案">
            {(control) => (
              <DateInput {...control} value={nextDue} min={addCalendarDays(today, 1)} onChange={setNextDue} />
            )}
          </Field>
        )}
      </div>
      <fieldset className={styles.people}>
        <legend>
          到场的检查人员 <RuleChip id="F11" />
        </legend>
        {people.map(({ id, name }) => (
          <CheckField
            key={id}
            checked={present.includes(id)}
            onChange={(event) =>
              setPresent(event.target.checked ? [...present, id] : present.filter((other) => other !== id))
            }
          >
            {name}
          </CheckField>
        ))}
      </fieldset>
      <TextArea
        label="复查情况"
        required
        placeholder="看到了什么；哪些已经改正，哪些没有"
        value={facts}
        maxLength={2000}
        onChange={(event) => setFacts(event.target.value)}
      />
      <ProofField
        label={outcome === 'corrected' ? '改正后的照片或者文件' : '照片或者文件（可以没有）'}
        files={files}
        onChange={setFiles}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}

/** The officers of the record, and those of the 辖区所 whom this laptop knows. */
function usePeople({ inspection, context }: LoadedInspection): { id: string; name: string }[] {
  const workspace = useWorkspace()
  const [colleagues, setColleagues] = useState<{ id: string; name: string }[]>([])
  useEffect(() => {
    let current = true
    void workspace.enrolledAccounts().then((cards) => {
      const handlers = cards.filter(({ account }) => isHandler(inspection, account))
      if (current) setColleagues(handlers.map(({ account: { id, name } }) => ({ id, name })))
    })
    return () => {
      current = false
    }
  }, [workspace, inspection])
  const own = isHandler(inspection, context.actor) ? [context.actor] : []
  const known = new Map(
    [...inspection.officers, ...own, ...colleagues].map(({ id, name }) => [id, { id, name }]),
  )
  return [...known.values()]
}
