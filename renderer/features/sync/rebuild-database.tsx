import { useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** 重建本机数据库, with its confirmation. */
export function RebuildDatabase() {
  const workspace = useWorkspace()
  const [open, setOpen] = useState(false)
  const act = useAct()
  const close = () => {
    act.clear()
    setOpen(false)
  }
  const rebuild = async () => {
    const done = await act.run(async () => {
      await workspace.rebuildDatabase()
      return undefined
    })
    if (done) close()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>重建本机数据库</Button>
      <Dialog
        opened={open}
        onClose={close}
        title="重建本机数据库"
        lead="列表或者记录与站点对不上时使用。数据库用本机日志和站点的记录重新生成。"
        actions={
          <>
            <Button onClick={close} disabled={act.busy}>
              不重建
            </Button>
            <Button kind="primary" busy={act.busy} onClick={rebuild}>
              {act.busy ? '正在重建' : '重建'}
            </Button>
          </>
        }
      >
        <p>没有上传的操作、证据、草稿和文号都保留。需要连着站点；记录多时要几分钟，期间列表不完整。</p>
        <ActOutcome act={act} />
      </Dialog>
    </>
  )
}
