import { IconCircleCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../app/components/button.tsx'
import { DeadlineChip } from '../../app/components/deadline-chip.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useCalendar } from '../../app/use-calendar.ts'
import { useToday } from '../../app/use-today.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { FigureBar } from './figure-bar.tsx'
import styles from './follow-up.module.css'
import { kindWords } from './follow-up-step.ts'
import { type OpenCase, openCases } from './open-cases.ts'
import { useFigures } from './use-figures.ts'

/** 后续处置: the figures, and below them what is still open, the most pressing first. */
export default function FollowUpScreen() {
  const workspace = useWorkspace()
  const summaries = useSnapshot(workspace.summaries)
  const { profiles } = useSnapshot(workspace.reference)
  const calendar = useCalendar()
  const navigate = useNavigate()
  const cases = useMemo(() => openCases(summaries, calendar), [summaries, calendar])
  const profile = profiles
    .filter(({ id }) => id === workspace.account.districtId)
    .sort((a, b) => b.version - a.version)[0]
  return (
    <>
      <PageHeader title="后续处置" />
      <div className={styles.body}>
        <FigureBar shown={useFigures()} profile={profile} />
        {cases.length === 0 ? (
          <EmptyState
            icon={<IconCircleCheck size={32} stroke={1.5} />}
            title="没有待办结的后续处置"
            action={<Button onClick={() => navigate('/tasks')}>看任务</Button>}
          >
            结论要求责令改正、移送、抄告或者列入的，办结前都列在这里。
          </EmptyState>
        ) : (
          <section aria-labelledby="open-cases">
            <div className={styles.heading}>
              <h2 id="open-cases">待办结</h2>
              <span>{cases.length} 户</span>
            </div>
            <CaseTable cases={cases} />
          </section>
        )}
      </div>
    </>
  )
}

function CaseTable({ cases }: { cases: readonly OpenCase[] }) {
  const today = useToday()
  const calendar = useCalendar()
  const navigate = useNavigate()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {['单位', '处置', '还差', '期限', '检查人员'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {cases.map(({ summary, followUp, due }) => (
          <tr key={summary.id}>
            <th scope="row">
              <span className={styles.business}>{summary.name}</span>
              <span className={styles.sub}>{summary.stationName}</span>
            </th>
            <td>{kindWords(followUp)}</td>
            <td>{followUp.missing}</td>
            <td>
              {due ? (
                <DeadlineChip due={due} today={today} calendar={calendar} />
              ) : followUp.kind === 'listing' ? (
                '按列入程序'
              ) : (
                '没有写明'
              )}
            </td>
            <td>{summary.officers.map(({ name }) => name).join('、')}</td>
            <td>
              <Button
                aria-label={`办理${summary.name}`}
                onClick={() => navigate(`/inspections/${summary.id}`)}
              >
                办理
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
