import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './fill-dialog.module.css'
import type { MatterView } from './matters.ts'

/** 其余全部符合: says how many and which, asks once, and is logged as filled in one go. */
export function FillDialog({
  inspectionId,
  matter,
  opened,
  onClose,
  beforeFill,
}: {
  inspectionId: string
  matter: MatterView
  opened: boolean
  onClose: () => void
  /** Saves what is typed, so that nothing open on the screen is overrun. */
  beforeFill: () => Promise<void>
}) {
  const workspace = useWorkspace()
  const act = useAct()
  const word = matter.comparison ? '一致' : '符合'
  const fill = async () => {
    const done = await act.run(async () => {
      await beforeFill()
      return workspace.dispatch(inspectionId, 'fillRemaining', {
        checklistId: matter.checklist.id,
        answerKeys: matter.open.map(({ key }) => key),
      })
    })
    if (done) onClose()
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={`把其余 ${matter.open.length} 项记为“${word}”`}
      lead={`${matter.checklist.matter}。已经作答的项不变；填写后仍可逐项修改。`}
      onSubmit={fill}
      actions={
        <>
          <Button onClick={onClose}>逐项作答</Button>
          <Button kind="primary" type="submit" busy={act.busy} data-autofocus>
            {matter.open.length} 项全部{word}
          </Button>
        </>
      }
    >
      <ul className={styles.titles}>
        {matter.open.map(({ key, item }) => (
          <li key={key}>{item.title}</li>
        ))}
      </ul>
      <p className={styles.rule}>
        确已检查过这些项再填写；日志会记为“一并填写”。 <RuleChip id="Q17" />
      </p>
      <ActOutcome act={act} />
    </Dialog>
  )
}
