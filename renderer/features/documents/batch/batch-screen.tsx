import { IconFiles } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { Button } from '../../../app/components/button.tsx'
import { EmptyState } from '../../../app/components/empty-state.tsx'
import { PageHeader } from '../../../app/components/page-header.tsx'
import { ProgressBar } from '../../../app/components/progress-bar.tsx'
import { useSnapshot, useWorkspace } from '../../../app/workspace-context.tsx'
import { MissingGlyphsDialog } from '../missing-glyphs.tsx'
import { isPaperKind } from '../paper-input.ts'
import styles from './batch.module.css'
import { batchOf } from './batch.ts'
import { BatchSide } from './batch-side.tsx'
import { BatchTable } from './batch-table.tsx'

/** A task with records on this laptop. */
export interface TaskChoice {
  readonly number: string
  readonly name: string
  readonly count: number
}

/** 批量文书: one kind of paper for many records of a task, made in one go. */
export function BatchScreen() {
  const workspace = useWorkspace()
  const batch = batchOf(workspace)
  const state = useSnapshot(batch)
  const summaries = useSnapshot(workspace.summaries)
  const [parameters] = useSearchParams()
  const tasks = useMemo(() => {
    const found = new Map<string, TaskChoice>()
    for (const { taskNumber: number, taskName: name } of summaries)
      found.set(number, { number, name, count: (found.get(number)?.count ?? 0) + 1 })
    return [...found.values()].sort((a, b) => b.count - a.count)
  }, [summaries])
  const asked = parameters.get('task') ?? tasks[0]?.number
  const kind = parameters.get('kind') ?? undefined

  useEffect(() => {
    if (asked && batch.get().task === '')
      void batch.choose(asked, isPaperKind(kind) ? kind : batch.get().kind)
  }, [batch, asked, kind])

  const { progress, phase } = state
  return (
    <>
      <PageHeader title="批量文书" trail={[{ label: '文书', to: '/documents' }]} />
      {tasks.length === 0 ? (
        <EmptyState icon={<IconFiles size={28} stroke={1.5} />} title="还没有任务">
          任务同步到本机后，可以给同一任务的各户一次出具同一种文书。
        </EmptyState>
      ) : (
        <div className={styles.body}>
          <div className={styles.main}>
            {progress && (
              <div className={styles.progress} role="status">
                <p>
                  {progress.label}，{progress.done} / {progress.of}
                </p>
                <ProgressBar
                  share={progress.of === 0 ? 0 : progress.done / progress.of}
                  label={progress.label}
                />
                {phase === 'working' && <Button onClick={() => batch.cancel()}>取消</Button>}
              </div>
            )}
            <BatchTable batch={batch} state={state} />
          </div>
          <BatchSide batch={batch} state={state} tasks={tasks} />
        </div>
      )}
      {state.missing && (
        <MissingGlyphsDialog
          missing={state.missing}
          act={state.issues ? '继续出具' : '继续生成'}
          back="选择"
          onClose={() => batch.set({ missing: null })}
          onGoOn={() => void batch.acknowledge()}
        />
      )}
    </>
  )
}
