import { IconChecks } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type RecusalGround, recusalGroundNames } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { Note } from '../../app/components/note.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useKeys } from '../../app/use-keys.ts'
import { useToday } from '../../app/use-today.ts'
import type { Signer } from '../../app/workspace.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { DeclarationPanel } from './declaration-panel.tsx'
import { Matrix } from './matrix.tsx'
import styles from './recusal.module.css'
import { isDeclared, nextUndeclared, type Range, recusalRows } from './recusal-rows.ts'

/** 回避声明: each officer for each business, on this laptop or elsewhere (P13). */
export default function Recusal() {
  const workspace = useWorkspace()
  const { account } = workspace
  const summaries = useSnapshot(workspace.summaries)
  const today = useToday()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const from = parameters.get('inspection')
  const [range, setRange] = useState<Range>('week')
  const [chosen, setChosen] = useState<string | null>(from)
  /** A partner who unlocked the own key for this page. */
  const [partner, setPartner] = useState<Signer | null>(null)
  /** Records declared while this page is open stay in the table. */
  const [kept, setKept] = useState<readonly string[]>([])
  /** Own conflicts declared while this page is open: the record leaves this laptop once the station has drawn. */
  const [closed, setClosed] = useState<readonly { id: string; name: string; ground: RecusalGround }[]>([])

  const rows = useMemo(() => {
    const found = recusalRows(summaries, account.id, today, range, from)
    const missing = summaries.filter(({ id }) => kept.includes(id) && !found.some((row) => row.id === id))
    return [...found, ...missing]
  }, [summaries, account.id, today, range, from, kept])
  const current = rows.find(({ id }) => id === chosen) ?? nextUndeclared(rows, account.id, null) ?? rows[0]
  const opened = rows.filter(isDeclared).length

  const move = (step: number) => {
    const next = rows[rows.findIndex(({ id }) => id === current?.id) + step]
    if (next) setChosen(next.id)
  }
  useKeys([
    ['Escape', () => navigate(from ? `/inspections/${from}` : '/tasks')],
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
  ])

  return (
    <>
      <PageHeader
        trail={[
          { label: '我的任务', to: '/tasks' },
          { label: range === 'week' ? '今天和本周' : '全部待声明' },
        ]}
        title="回避声明"
        actions={
          <>
            <span className={styles.count}>
              {rows.length} 户中 {opened} 户已全部声明
            </span>
            <Button onClick={() => setRange(range === 'week' ? 'all' : 'week')}>
              {range === 'week' ? '看全部待声明' : '只看今天和本周'}
            </Button>
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.left}>
          <Note tone="locked">
            两名检查人员须就每一户分别声明，全部声明前记录不打开，也不能通知和检查。 <RuleChip id="P13" />{' '}
            行政处罚法 第四十三条
          </Note>
          {closed
            .filter(({ id }) => !rows.some((row) => row.id === id))
            .map(({ id, name, ground }) => (
              <Note key={id} tone="red">
                <strong className={styles.strong}>
                  {name}：你已声明{recusalGroundNames[ground]}。
                </strong>
                本户记录已对你关闭，站点已另行随机抽取检查人员。
              </Note>
            ))}
          {rows.length > 0 ? (
            <Matrix
              rows={rows}
              selected={current?.id ?? null}
              partnerId={partner?.account.id ?? null}
              onSelect={setChosen}
            />
          ) : (
            <EmptyState
              icon={<IconChecks size={32} stroke={1.5} />}
              title={range === 'week' ? '今天和本周没有待声明的户' : '没有待声明的户'}
              action={<Button onClick={() => navigate('/tasks')}>回到我的任务</Button>}
            >
              新的任务同步到本机后，会出现在这里。
            </EmptyState>
          )}
        </div>
        {current && (
          <DeclarationPanel
            key={current.id}
            summary={current}
            position={rows.indexOf(current) + 1}
            count={rows.length}
            partner={partner}
            onPartner={setPartner}
            onDeclared={(officerId, ground) => {
              if (ground && officerId === account.id)
                setClosed((records) => [...records, { id: current.id, name: current.name, ground }])
              setKept((ids) => [...ids, current.id])
              const undeclared = current.officers.filter(
                ({ id }) => id !== officerId && !current.declared.includes(id),
              )
              const stays = undeclared.some(({ id }) => id === account.id || id === partner?.account.id)
              const next = stays ? undefined : nextUndeclared(rows, officerId, current.id)
              setChosen(next && next.id !== current.id ? next.id : current.id)
            }}
          />
        )}
      </div>
    </>
  )
}
