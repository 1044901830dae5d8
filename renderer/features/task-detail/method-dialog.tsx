import { useState } from 'react'
import { isOffsite, methodOf } from '../../../shared/domain/methods.ts'
import type { CheckMethod } from '../../../shared/domain/visit-facts.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { FieldError, FieldLabel, TextArea } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import { useAct } from '../../app/use-act.ts'
import { useSeenVersion } from '../../app/use-seen-version.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** 登记检查方式 of one matter: by which of the checklist's methods, whether it was enough, and why (F9, J6, F20). */
export function MethodDialog({
  loaded: { inspection, context },
  checklistId,
  onClose,
}: {
  loaded: LoadedInspection
  checklistId: string
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const act = useAct()
  const found = methodOf(inspection, checklistId)
  const reference = inspection.checklists.find(({ id }) => id === checklistId)
  const checklist = context.checklists.find(
    ({ id, version }) => id === checklistId && version === reference?.version,
  )
  const [method, setMethod] = useState<CheckMethod | null>(found?.method ?? null)
  const [enough, setEnough] = useState<boolean | null>(found ? found.outcome === 'sufficient' : null)
  const [reason, setReason] = useState(found?.reason ?? '')
  const seen = useSeenVersion(inspection, 'recordMethod', true, { checklistId })
  const [checked, setChecked] = useState(false)
  const offsite = method !== null && isOffsite(method)
  const submit = async () => {
    setChecked(true)
    if (!method || (offsite && enough === null)) return
    const done = await act.run(() =>
      workspace
        .dispatch(inspection.id, 'recordMethod', {
          checklistId,
          method,
          outcome: offsite && enough ? 'sufficient' : 'insufficient',
          reason: reason.trim(),
          replaces: seen.replaces,
        })
        .then(seen.told),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title="登记检查方式"
      lead={checklist?.matter}
      onSubmit={submit}
      width={560}
      hint="改记后，已作的结论须重新作出。"
      actions={
        <>
          <Button onClick={onClose}>先不登记</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            登记检查方式
          </Button>
        </>
      }
    >
      <OptionGroup label="检查方式" columns={2}>
        {(checklist?.method ?? []).map((name) => (
          <OptionCard
            key={name}
            name="method"
            title={name}
            checked={method === name}
            onChoose={() => {
              act.clear()
              setMethod(name)
            }}
          />
        ))}
      </OptionGroup>
      {checked && !method && <FieldError>请选一种检查方式。</FieldError>}
      {offsite && (
        <div>
          <FieldLabel>结果</FieldLabel>
          <OptionGroup label="结果" columns={2}>
            <OptionCard
              name="outcome"
              title="足以认定"
              note="不到场就可以作答"
              checked={enough === true}
              onChoose={() => setEnough(true)}
            />
            <OptionCard
              name="outcome"
              title="不足以认定"
              note="需要到场检查这个事项"
              checked={enough === false}
              onChoose={() => setEnough(false)}
            />
          </OptionGroup>
        </div>
      )}
      {checked && offsite && enough === null && <FieldError>请选结果。</FieldError>}
      <TextArea
        label="理由"
        required
        placeholder="查了什么、怎样核对；不足以认定的，为什么要到场"
        value={reason}
        maxLength={500}
        rows={3}
        onChange={(event) => setReason(event.target.value)}
      />
      <ActOutcome act={act} />
    </Dialog>
  )
}
