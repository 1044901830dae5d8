import { Button } from '../../app/components/button.tsx'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import { ProblemPanel, RefusalPanel } from '../../app/components/refusal-panel.tsx'
import styles from './evidence-strip.module.css'
import type { Capturing } from './use-evidence-capture.ts'

/** Files on their way into the store, and those that were not taken with the reason. */
export function CaptureList({
  capturing,
  onPutAway,
}: {
  capturing: readonly Capturing[]
  onPutAway: (id: number) => void
}) {
  return (
    <div className={styles.captures}>
      {capturing.map((entry) => {
        const away = (
          <Button kind="outline" onClick={() => onPutAway(entry.id)}>
            不添加这个文件
          </Button>
        )
        if (entry.refusal) return <RefusalPanel key={entry.id} refusal={entry.refusal} actions={away} />
        if (entry.problem)
          return (
            <ProblemPanel
              key={entry.id}
              problem={entry.problem}
              title={`“${entry.name}”没有添加`}
              actions={away}
            />
          )
        return (
          <div key={entry.id} className={styles.capture} role="status">
            <span>正在计算哈希并保存“{entry.name}”</span>
            <ProgressBar share={entry.share} label={entry.name} />
          </div>
        )
      })}
    </div>
  )
}
