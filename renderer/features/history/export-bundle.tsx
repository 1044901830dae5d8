import { IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { ProblemPanel } from '../../app/components/refusal-panel.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './history.module.css'

/** 导出案卷: everything that the station holds on this record, in a file that can be verified without the station. */
export function ExportBundle({ inspection, waiting }: { inspection: Inspection; waiting: number }) {
  const workspace = useWorkspace()
  const act = useAct()
  const [saved, setSaved] = useState('')
  const start = () =>
    act.run(async () => {
      setSaved('')
      const bytes = await workspace.caseBundle(inspection.id)
      const { name } = inspection.business
      const kept = await workspace.host.papers.save(`案卷 ${name} ${inspection.task.number}.zip`, bytes)
      if (kept) setSaved(kept)
      return undefined
    })
  return (
    <>
      <div className={styles.bundle}>
        <Button icon={<IconFileZip size={18} stroke={1.7} />} busy={act.busy} onClick={() => void start()}>
          {act.busy ? '正在导出案卷' : '导出案卷'}
        </Button>
        <span role="status">
          {saved
            ? `已存为 ${saved}。`
            : waiting > 0
              ? `本机还有 ${waiting} 条没有上传，案卷里不会有。`
              : '含记录、全部操作、签字、证据和文书，离开站点也能验证。'}
        </span>
        <Link to="/help?view=bundle">验证案卷</Link>
      </div>
      {act.problem && <ProblemPanel problem={act.problem} />}
    </>
  )
}
