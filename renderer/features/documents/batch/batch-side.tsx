import { IconFileCheck } from '@tabler/icons-react'
import type { DocumentKindId } from '../../../../shared/domain/document-kinds.ts'
import { documentRule } from '../../../../shared/domain/document-kinds.ts'
import { Button } from '../../../app/components/button.tsx'
import { SelectField } from '../../../app/components/field.tsx'
import { OptionCard, OptionGroup } from '../../../app/components/option-card.tsx'
import { PanelTitle } from '../../../app/components/panel.tsx'
import { ProblemPanel } from '../../../app/components/refusal-panel.tsx'
import { paperName } from '../paper-input.ts'
import styles from './batch.module.css'
import type { Batch } from './batch.ts'
import { batchKinds } from './batch-kinds.ts'
import { BatchOutcome } from './batch-outcome.tsx'
import type { TaskChoice } from './batch-screen.tsx'
import type { BatchState } from './batch-state.ts'

/** What is made, for which task and how; then what came of it. */
export function BatchSide({
  batch,
  state,
  tasks,
}: {
  batch: Batch
  state: BatchState
  tasks: readonly TaskChoice[]
}) {
  const { task, kind, issues, rows, phase, problem, made, end } = state
  const busy = phase === 'working'
  const checked = rows.filter((row) => row.checked && row.status === 'due').length
  const skipped = rows.filter(({ status }) => status === 'skipped').length
  const finished = made.length > 0 && end !== null
  const { numbered } = documentRule(kind)
  const choose = (values: { task?: string; kind?: DocumentKindId }) =>
    void batch.choose(values.task ?? task, values.kind ?? kind)
  return (
    <aside className={styles.side} aria-label="批量出具">
      <section aria-label="出具什么">
        <PanelTitle>出具什么</PanelTitle>
        <div className={styles.fields}>
          <SelectField
            label="任务"
            value={task}
            disabled={busy}
            onChange={(event) => choose({ task: event.target.value })}
          >
            {tasks.map(({ number, name, count }) => (
              <option key={number} value={number}>
                {number} {name}，{count} 户
              </option>
            ))}
          </SelectField>
          <SelectField
            label="文书"
            value={kind}
            disabled={busy}
            onChange={(event) => choose({ kind: event.target.value as DocumentKindId })}
          >
            {batchKinds.map((each) => (
              <option key={each} value={each}>
                {paperName(each)}
              </option>
            ))}
          </SelectField>
        </div>
      </section>
      {!finished && (
        <section aria-label="怎样出具">
          <PanelTitle>怎样出具</PanelTitle>
          <OptionGroup label="怎样出具" className={styles.options}>
            <OptionCard
              name="batch-mode"
              title={numbered ? '编号并出具' : '出具'}
              note={`${numbered ? '每份用一个本机预留的文号，' : ''}记入各户的文书台账。出具后不能撤回，只能重新出具或者作废。`}
              checked={issues}
              disabled={busy}
              onChoose={() => batch.set({ issues: true })}
            />
            <OptionCard
              name="batch-mode"
              title="只生成草稿"
              note={`${numbered ? '不用文号，' : ''}不记入台账，用于核对。`}
              checked={!issues}
              disabled={busy}
              onChoose={() => batch.set({ issues: false })}
            />
          </OptionGroup>
          <p className={styles.count}>
            已选 {checked} 户{skipped > 0 && `，跳过 ${skipped} 户，原因见左表`}
          </p>
          <Button
            kind="primary"
            wide
            icon={<IconFileCheck size={18} stroke={1.7} />}
            disabled={checked === 0 || phase === 'reading'}
            busy={busy}
            onClick={() => void batch.run()}
          >
            {issues ? `出具 ${checked} 户的${shortName(kind)}` : `生成 ${checked} 户的草稿`}
          </Button>
        </section>
      )}
      {problem && <ProblemPanel title="没有做完" problem={problem} />}
      <BatchOutcome batch={batch} state={state} />
    </aside>
  )
}

const shortName = (kind: DocumentKindId): string => {
  const name = paperName(kind)
  return name.length > 10 ? '文书' : name
}
