import { Menu } from '@mantine/core'
import { IconBan, IconDots, IconReportAnalytics } from '@tabler/icons-react'
import { useState } from 'react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { ObstructionDialog } from './obstruction-dialog.tsx'
import { OpinionDialog } from './opinion-dialog.tsx'
import styles from './phrase-menu.module.css'

/** 更多记录: what happens at a visit beside the answers — a 专业结论 (P14), a party that does not cooperate (P18). */
export function RecordsMenu({ inspection }: { inspection: Inspection }) {
  const [dialog, setDialog] = useState<'opinion' | 'obstruction' | null>(null)
  const close = () => setDialog(null)
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={200} radius="xl">
        <Menu.Target>
          <Button icon={<IconDots size={18} stroke={1.7} />}>更多记录</Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          <Menu.Item
            className={styles.phrase}
            leftSection={<IconReportAnalytics size={16} stroke={1.7} aria-hidden />}
            onClick={() => setDialog('opinion')}
          >
            添加专业结论
          </Menu.Item>
          <Menu.Item
            className={styles.phrase}
            leftSection={<IconBan size={16} stroke={1.7} aria-hidden />}
            onClick={() => setDialog('obstruction')}
          >
            当事人不配合
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'opinion' && <OpinionDialog inspection={inspection} onClose={close} />}
      {dialog === 'obstruction' && <ObstructionDialog inspection={inspection} onClose={close} />}
    </>
  )
}
