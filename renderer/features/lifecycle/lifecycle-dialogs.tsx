import { openChange } from '../../../shared/domain/plan-change.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { ArchiveDialog } from './archive-dialog.tsx'
import type { LifecycleAct } from './lifecycle-step.ts'
import { changeWords } from './lifecycle-step.ts'
import { PlanChangeDialog } from './plan-change-dialog.tsx'
import { PublicationDialog } from './publication-dialog.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { TextDialog } from './text-dialog.tsx'

/** The dialog of one step of the record's way. */
export function LifecycleDialogs({
  loaded,
  act,
  onClose,
}: {
  loaded: LoadedInspection
  act: LifecycleAct | null
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const { inspection } = loaded
  const { id, business } = inspection
  const change = openChange(inspection)
  const shared = { form: `${act}/${id}`, name: business.name, onClose }
  const dialog = { loaded, onClose }
  switch (act) {
    case 'return-task':
      return (
        <TextDialog
          {...shared}
          title="退回任务"
          label="退回的理由"
          hint="站点会看到理由，另行改派。"
          cancel="先不退回"
          submit="退回任务"
          onSubmit={(reason) => workspace.dispatch(id, 'returnTask', { reason })}
        />
      )
    case 'plan-change':
      return <PlanChangeDialog {...dialog} />
    case 'grant-change':
    case 'deny-change': {
      if (!change) return null
      const approved = act === 'grant-change'
      return (
        <TextDialog
          {...shared}
          title={`${approved ? '同意' : '不同意'}${changeWords(change)}`}
          label="意见"
          required={!approved}
          hint={`申请理由：${change.reason}`}
          cancel="先不决定"
          submit={approved ? '同意申请' : '不同意申请'}
          onSubmit={(opinion) =>
            workspace.dispatch(id, 'decidePlanChange', { changeId: change.id, approved, opinion })
          }
        />
      )
    }
    case 'approve-result':
    case 'return-result': {
      const approved = act === 'approve-result'
      return (
        <TextDialog
          {...shared}
          title={approved ? '复核通过' : '退回检查人员'}
          label="复核意见"
          required={!approved}
          hint={approved ? '通过后结果提交，由站点受理。' : '记录重新打开，两名检查人员改好后重新签字。'}
          cancel="先不复核"
          submit={approved ? '通过' : '退回'}
          onSubmit={(opinion) =>
            workspace.dispatch(id, 'reviewResult', { decision: approved ? 'approve' : 'return', opinion })
          }
        />
      )
    }
    case 'amend':
      return (
        <TextDialog
          {...shared}
          title="更正已签字的记录"
          label="更正的理由"
          hint="签字作废、记录重新打开，原版本连同签字保留；改好后重新作结论和签字。"
          cancel="先不更正"
          submit="重新打开"
          onSubmit={(reason) => workspace.dispatch(id, 'amendFindings', { reason })}
        />
      )
    case 'publication-text':
      return <PublicationDialog {...dialog} />
    case 'publish':
      return <PublishDialog {...dialog} />
    case 'archive':
      return <ArchiveDialog {...dialog} />
    case null:
      return null
  }
}
