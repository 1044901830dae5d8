import { useState } from 'react'
import { addCalendarDays } from '../../../shared/domain/calendar.ts'
import { lastDay } from '../../../shared/domain/plan-change.ts'
import { DateInput } from '../../app/components/date-input.tsx'
import { Field } from '../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../app/components/option-card.tsx'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { TextDialog } from './text-dialog.tsx'

/** 书面申请 to postpone or cancel (Z7). */
export function PlanChangeDialog({ loaded, onClose }: { loaded: LoadedInspection; onClose: () => void }) {
  const { inspection } = loaded
  const workspace = useWorkspace()
  const [kind, setKind] = useState<'postpone' | 'cancel'>('postpone')
  const [until, setUntil] = useState('')
  return (
    <TextDialog
      form={`plan-change/${inspection.id}`}
      title="申请延期或者取消"
      name={inspection.business.name}
      label="理由"
      hint="由信用监管科备案决定；决定前仍按原计划。"
      cancel="先不申请"
      submit="提出申请"
      onClose={onClose}
      onSubmit={(reason) =>
        workspace.dispatch(inspection.id, 'applyPlanChange', {
          changeId: crypto.randomUUID(),
          kind,
          ...(kind === 'postpone' && until ? { until } : {}),
          reason,
        })
      }
    >
      <OptionGroup label="申请" columns={2}>
        <OptionCard
          name="change"
          title="延期"
          checked={kind === 'postpone'}
          onChoose={() => setKind('postpone')}
        />
        <OptionCard
          name="change"
          title="取消"
          checked={kind === 'cancel'}
          onChoose={() => setKind('cancel')}
        />
      </OptionGroup>
      {kind === 'postpone' && (
        <Field label="延期至" required>
          {(control) => (
            <DateInput
              {...control}
              value={until}
              min={addCalendarDays(lastDay(inspection), 1)}
              onChange={setUntil}
            />
          )}
        </Field>
      )}
    </TextDialog>
  )
}
