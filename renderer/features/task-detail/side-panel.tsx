import { IconCircle, IconCircleCheckFilled, IconCircleDot } from '@tabler/icons-react'
import { classNames } from '../../app/class-names.ts'
import { dateNear } from '../../app/components/deadline-text.ts'
import { Facts, PanelTitle } from '../../app/components/panel.tsx'
import { useToday } from '../../app/use-today.ts'
import type { LoadedInspection } from '../../app/workspace.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { RecordPapers } from '../documents/record-papers.tsx'
import { HistorySection } from '../history/history-section.tsx'
import { OfficerLines } from './officer-lines.tsx'
import { type ProgressStep, progressSteps } from './progress.ts'
import styles from './side-panel.module.css'

const marks = { done: IconCircleCheckFilled, current: IconCircleDot, ahead: IconCircle }
const words = { done: '已完成', current: '进行中', ahead: '未开始' }

/** Right column: 办理进度, 抽查计划, 文书. */
export function SidePanel({ loaded, closed }: { loaded: LoadedInspection; closed: boolean }) {
  const { inspection } = loaded
  const today = useToday()
  const { checklists } = useSnapshot(useWorkspace().reference)
  const matters = inspection.checklists.map(
    ({ id, version }) =>
      checklists.find((entry) => entry.id === id && entry.version === version)?.matter ?? id,
  )
  const { task } = inspection
  return (
    <aside className={styles.side}>
      <section>
        <PanelTitle>办理进度</PanelTitle>
        <ol className={styles.steps}>
          {progressSteps(inspection, today).map((step) => (
            <Step key={step.name} step={step} />
          ))}
        </ol>
      </section>
      {!closed && <HistorySection inspection={inspection} />}
      <section>
        <PanelTitle>抽查计划</PanelTitle>
        <Facts
          rows={[
            ['任务', task.name],
            ['任务编号', task.number],
            ['事项', matters.join('、')],
            ['方式', `${task.direction}抽查${task.ratio ? `，${task.ratio}` : ''}`],
            ['起止', `${dateNear(task.from, today)}至${dateNear(task.to, today)}`],
            ['同组', <OfficerLines key="officers" officers={inspection.officers} />],
          ]}
        />
      </section>
      <RecordPapers loaded={loaded} closed={closed} />
    </aside>
  )
}

function Step({ step }: { step: ProgressStep }) {
  const Icon = marks[step.status]
  return (
    <li className={classNames(styles.step, styles[step.status])} aria-current={step.status === 'current'}>
      <Icon size={18} stroke={1.7} aria-label={words[step.status]} />
      <span className={styles.name}>{step.name}</span>
      <span className={styles.note}>{step.note}</span>
      <span className={styles.at}>{step.status === 'current' && step.at === '' ? '进行中' : step.at}</span>
    </li>
  )
}
