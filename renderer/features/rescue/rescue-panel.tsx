import { IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../app/components/button.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { useSession } from '../../app/session-context.tsx'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './rescue.module.css'
import { RescueDialog } from './rescue-dialog.tsx'

/** 救援包 of this laptop, among what 帮助 says of it. */
export function RescuePanel() {
  const { account } = useWorkspace()
  const { gate } = useSession()
  const [open, setOpen] = useState(false)
  return (
    <Panel aria-label="救援包">
      <PanelTitle
        aside={
          <Button icon={<IconFileZip size={18} stroke={1.7} />} onClick={() => setOpen(true)}>
            导出救援包
          </Button>
        }
      >
        救援包
      </PanelTitle>
      <p className={styles.lead}>
        换电脑、停用或者本机出了问题、又连不上站点时，把本机的记录、操作、证据和文书加密导出成一个
        ZIP，由管理员在“规则”的“救援包导入”交给站点。解锁页也能导出，数据库打不开时同样可以。
      </p>
      {open && <RescueDialog gate={gate} account={account} onClose={() => setOpen(false)} />}
    </Panel>
  )
}
