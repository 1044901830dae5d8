import { IconRubberStamp } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { ListingStep } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useKeys } from '../../app/use-keys.ts'
import { useInspection, useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { matchesSearch } from '../tasks/task-search.ts'
import styles from './approval.module.css'
import { ApprovalCase } from './approval-case.tsx'
import { ApprovalSearch } from './approval-search.tsx'
import { Queue } from './queue.tsx'
import { approvalQueue, stepOf } from './queue-groups.ts'

/** 审批: the queue of listings whose step is the account's own, and the one in hand. */
export default function Approval() {
  const { account } = useWorkspace()
  const navigate = useNavigate()
  const step = stepOf(account.role)
  if (step) return <ApprovalScreen step={step} />
  return (
    <>
      <PageHeader title="审批" beside={account.stationName} />
      <EmptyState
        icon={<IconRubberStamp size={28} stroke={1.5} />}
        title="审批由所负责人和上级局办理"
        action={<Button onClick={() => navigate('/tasks')}>看我的任务</Button>}
      >
        你报出的审批表到了哪一步，在各户的任务详情里看。
      </EmptyState>
    </>
  )
}

function ApprovalScreen({ step }: { step: ListingStep }) {
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const summaries = useSnapshot(workspace.summaries)
  const [parameters, setParameters] = useSearchParams()
  const [query, setQuery] = useState('')
  const [done, setDone] = useState('')
  const search = useRef<HTMLInputElement>(null)
  /** Place of the one in hand: when it leaves the queue, the next one has moved there. */
  const place = useRef(0)

  const queue = approvalQueue(summaries, step, workspace.account)
  const groups = queue
    .map((group) => ({ ...group, rows: group.rows.filter((summary) => matchesSearch(summary, query)) }))
    .filter(({ rows }) => rows.length > 0)
  const shown = groups.flatMap(({ rows }) => rows)
  const wanted = shown.findIndex(({ id }) => id === parameters.get('id'))
  const index = wanted >= 0 ? wanted : Math.min(place.current, shown.length - 1)
  const current = shown[index]
  if (index >= 0) place.current = index

  const choose = (id: string) => setParameters({ id }, { replace: true })
  // Whoever has gone on to another screen while the act was being stored is not called back.
  const stay = (id: string) => {
    if (location.hash.startsWith('#/approval')) choose(id)
  }
  const move = (by: number) => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, index + by))]
    if (next) choose(next.id)
  }
  useKeys([
    ['Slash', () => search.current?.focus()],
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
  ])

  return (
    <>
      <PageHeader
        title="审批"
        beside={
          <span className={styles.beside}>
            {workspace.account.stationName}
            <span role="status" className={styles.done}>
              {done}
            </span>
          </span>
        }
        actions={
          <ApprovalSearch inputRef={search} value={query} onChange={setQuery} onDown={() => move(0)} />
        }
      />
      {queue.every(({ rows }) => rows.length === 0) ? (
        <EmptyState
          icon={<IconRubberStamp size={28} stroke={1.5} />}
          title="没有待审批的事项"
          action={<Button onClick={() => navigate('/tasks')}>看任务</Button>}
        >
          承办人报出审批表后，会出现在这里。
        </EmptyState>
      ) : (
        <div className={styles.body}>
          <Queue groups={groups} current={current?.id} onChoose={choose} onMove={move} />
          {current ? (
            <Case key={current.id} id={current.id} step={step} onDone={setDone} onStay={stay} />
          ) : (
            <p className={styles.nothing}>没有与“{query}”相符的事项。</p>
          )}
        </div>
      )}
    </>
  )
}

function Case({
  id,
  step,
  onDone,
  onStay,
}: {
  id: string
  step: ListingStep
  onDone: (words: string) => void
  onStay: (id: string) => void
}) {
  const loaded = useInspection(id)
  if (!loaded?.inspection.listing) return <div className={styles.middle} />
  // Whoever takes the last step decides as well: the case stays in hand.
  const last = loaded.context.profile.approvalChain.at(-1) === step
  return (
    <ApprovalCase
      loaded={loaded}
      listing={loaded.inspection.listing}
      step={step}
      onDone={(words) => {
        onDone(words)
        if (last) onStay(id)
      }}
    />
  )
}
