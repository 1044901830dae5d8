import { IconCloudOff, IconFileOff } from '@tabler/icons-react'
import { useNavigate, useParams } from 'react-router'
import { officersToDeclare, recusalOf } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { Note } from '../../app/components/note.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { RuleChip } from '../../app/components/rule-chip.tsx'
import { useKeys } from '../../app/use-keys.ts'
import type { LoadedInspection, RecordHistory } from '../../app/workspace.ts'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'
import { ExportBundle } from './export-bundle.tsx'
import styles from './history.module.css'
import { HistoryTable } from './history-table.tsx'
import { notableWords } from './notable.ts'
import { useHistory } from './use-history.ts'

const home = { label: '我的任务', to: '/tasks' }

/** 记录历史: every act on one record, with who, when by both clocks, before and after (Q17, Z2, Z11). */
export default function History() {
  const { id = '' } = useParams()
  const loaded = useInspection(id)
  const navigate = useNavigate()
  useKeys([['Escape', () => navigate(`/inspections/${id}`)]])
  if (loaded === undefined) return <PageHeader title="" trail={[home]} />
  if (loaded === null)
    return (
      <>
        <PageHeader title="没有这一户" trail={[home]} />
        <EmptyState
          icon={<IconFileOff size={32} stroke={1.5} />}
          title="本机没有这一户的记录"
          action={<Button onClick={() => navigate('/tasks')}>回到我的任务</Button>}
        >
          它可能已改派或者取消，也可能还没有同步到本机。
        </EmptyState>
      </>
    )
  const { name } = loaded.inspection.business
  return (
    <>
      <PageHeader trail={[home, { label: name, to: `/inspections/${id}` }]} title="记录历史" />
      <div className={styles.page}>
        {closedTo(loaded) ? (
          <Note tone="locked">
            回避声明没有完成，或者你已声明应当回避，本户的记录历史不打开。 <RuleChip id="P13" />
          </Note>
        ) : (
          <Body loaded={loaded} />
        )}
      </div>
    </>
  )
}

/** A record is closed to its own officers until all have declared, and to one with a conflict for good (P13). */
function closedTo({ inspection, context: { actor } }: LoadedInspection): boolean {
  const assigned = inspection.officers.some(({ id }) => id === actor.id)
  return (
    assigned &&
    (recusalOf(inspection, actor.id)?.conflict === true || officersToDeclare(inspection).length > 0)
  )
}

function Body({ loaded }: { loaded: LoadedInspection }) {
  const history = useHistory(loaded.inspection.id)
  if (!history) return <p className={styles.reading}>正在读取记录历史</p>
  const words = notableWords(loaded.inspection, history)
  return (
    <>
      <p className={styles.summary}>
        {words.length > 0 ? words.join('，') : '没有一并填写、改答、补录'} <RuleChip id="Q17" />
      </p>
      <Faults history={history} />
      {history.taken && <ExportBundle inspection={loaded.inspection} waiting={history.pending.length} />}
      {history.taken || history.pending.length > 0 ? (
        <HistoryTable history={history} />
      ) : (
        <EmptyState
          icon={<IconCloudOff size={32} stroke={1.5} />}
          title="现在看不到站点上的历史"
          action={<Reconnect />}
        >
          本机没有待上传的改动。完整的历史存在站点，连上站点后在这里显示。
        </EmptyState>
      )}
    </>
  )
}

function Reconnect() {
  const workspace = useWorkspace()
  return <Button onClick={() => void workspace.syncNow()}>立即同步</Button>
}

/** What keeps this from being the whole and undoubted history. */
function Faults({ history: { faults, problem, pending } }: { history: RecordHistory }) {
  if (problem)
    return pending.length > 0 ? (
      <Note tone="amber">
        {`${problem.message}下面只有本机还没有上传的 ${pending.length} 条；完整的历史存在站点，连上后在这里显示。`}
      </Note>
    ) : null
  if (!faults) return null
  const { altered, differs, beginningUnknown } = faults
  return (
    <>
      {(altered.length > 0 || differs) && (
        <Note tone="red">
          {altered.length > 0
            ? `站点记录链中有 ${altered.length} 条与写入时不一致，可能被人改动过。`
            : '按站点的记录链得不出现在的记录，可能被人改动过。'}
          请不要据此作出决定，并联系管理员核对备份。
        </Note>
      )}
      {beginningUnknown && <Note>派发时的内容没有留存（由旧版站点派发），从第一项操作起显示。</Note>}
    </>
  )
}
