import { IconClipboardOff, IconLock } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { type InspectionState, inspectionStateNames } from '../../../shared/domain/inspection.ts'
import { someCheckedOffsite } from '../../../shared/domain/methods.ts'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { Note } from '../../app/components/note.tsx'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'
import styles from './index.module.css'
import { InspectingPage } from './inspecting-page.tsx'

/** Route /inspections/:id/check. */
export default function Inspecting() {
  const { id = '' } = useParams()
  const loaded = useInspection(id)
  const { account } = useWorkspace()
  if (loaded === undefined) return <p className={styles.opening}>正在打开记录</p>
  if (loaded === null)
    return (
      <EmptyState
        icon={<IconClipboardOff size={32} stroke={1.4} />}
        title="本机没有这一户"
        action={<Link to="/">回到我的任务</Link>}
      >
        记录可能已取消或者改派，也可能还没有同步到本机。
      </EmptyState>
    )
  const { inspection } = loaded
  const offsite = !inspection.arrival && someCheckedOffsite(inspection)
  if (!inspection.arrival && !offsite)
    return (
      <EmptyState
        icon={<IconLock size={32} stroke={1.4} />}
        title="还没有登记到场"
        action={<Link to={`/inspections/${id}`}>看这一户要做什么</Link>}
      >
        本户处于“{inspectionStateNames[inspection.state]}
        ”。两名检查人员到场登记后，清单自动打开；能以非现场方式检查的，先登记检查方式。
      </EmptyState>
    )
  const isOfficer = inspection.officers.some((officer) => officer.id === account.id)
  const open: InspectionState[] = offsite
    ? ['awaiting-notice', 'awaiting-inspection', 'inspecting', 'awaiting-signatures']
    : ['inspecting', 'awaiting-signatures']
  const isOpen = open.includes(inspection.state)
  const editable = isOfficer && isOpen && inspection.signatures.length === 0
  return (
    <div className={styles.frame}>
      {!editable && (
        <Note tone="locked" className={styles.note}>
          {isOfficer
            ? '第一位检查人员签字后内容封存，这里只能看。确有错误的，按更正程序说明理由。'
            : '你不是本户的检查人员，这里只能看。'}
        </Note>
      )}
      {editable && inspection.conclusion && (
        <Note tone="amber" className={styles.note}>
          本户已作结论。改动答案会撤回结论和当事人意见，改后须重新作结论；补充证据会撤回当事人意见。
        </Note>
      )}
      <div className={styles.page}>
        <InspectingPage key={id} loaded={loaded} editable={editable} />
      </div>
    </div>
  )
}
