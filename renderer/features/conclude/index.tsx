import { IconClipboardOff, IconLock } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { chinaDate } from '../../../shared/domain/china-time.ts'
import { type Inspection, inspectionStateNames } from '../../../shared/domain/inspection.ts'
import { mailingVerdict } from '../../../shared/domain/mailing.ts'
import { allCheckedOffsite } from '../../../shared/domain/methods.ts'
import { EmptyState } from '../../app/components/empty-state.tsx'
import { useInspection, useWorkspace } from '../../app/workspace-context.tsx'
import { ConcludePage } from './conclude-page.tsx'

/** Officers were there, two letters came back, or every matter was checked 非现场 (J6). */
function isConcludable(inspection: Inspection, unreachable: boolean): boolean {
  return (
    inspection.arrival !== undefined ||
    inspection.conclusion !== undefined ||
    unreachable ||
    allCheckedOffsite(inspection)
  )
}

/** Route /inspections/:id/conclude. */
export default function Conclude() {
  const { id = '' } = useParams()
  const loaded = useInspection(id)
  const { account } = useWorkspace()
  if (loaded === undefined)
    return (
      <EmptyState icon={null} title="正在打开记录">
        内容从本机读取，不需要网络。
      </EmptyState>
    )
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
  const { inspection, context } = loaded
  const verdict = mailingVerdict(
    inspection.mailings,
    context.profile.mailing,
    chinaDate(new Date().toISOString()),
  )
  if (!isConcludable(inspection, verdict.kind === 'unreachable'))
    return (
      <EmptyState
        icon={<IconLock size={32} stroke={1.4} />}
        title="还没有登记到场"
        action={<Link to={`/inspections/${id}`}>看这一户要做什么</Link>}
      >
        本户处于“{inspectionStateNames[inspection.state]}
        ”。到场登记并检查之后才能作结论；不到场的，两次邮寄都无人签收退回后，才能认定无法联系。
      </EmptyState>
    )
  const officer = inspection.officers.some((entry) => entry.id === account.id)
  return <ConcludePage key={id} loaded={loaded} officer={officer} />
}
