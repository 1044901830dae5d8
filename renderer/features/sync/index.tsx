import { IconPackageExport, IconRefresh } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Button } from '../../app/components/button.tsx'
import { PageHeader } from '../../app/components/page-header.tsx'
import { useSession } from '../../app/session-context.tsx'
import { useAct } from '../../app/use-act.ts'
import { useKeys } from '../../app/use-keys.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { RescueDialog } from '../rescue/rescue-dialog.tsx'
import { AttentionPanel } from './attention-panel.tsx'
import { groupOutbox } from './outbox-groups.ts'
import { OutboxList } from './outbox-list.tsx'
import notices from './store-notices.module.css'
import { StoreNotices } from './store-notices.tsx'
import styles from './sync.module.css'
import { SyncOverview } from './sync-overview.tsx'

/** 同步与需要处理: the outbox, and the two versions of a record that the station did not take. */
export default function Sync() {
  const workspace = useWorkspace()
  const { gate } = useSession()
  const [rescuing, setRescuing] = useState(false)
  const outbox = useSnapshot(workspace.outbox)
  const sync = useSnapshot(workspace.sync)
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const [chosen, setChosen] = useState<string | null>(parameters.get('inspection'))
  const groups = useMemo(() => groupOutbox(outbox), [outbox])
  const parked = groups.attention.filter(({ status }) => status === 'parked')
  const shown = parked.find(({ inspectionId }) => inspectionId === chosen) ?? parked[0]
  const round = useAct()
  const busy = round.busy || sync.phase !== 'idle'
  useKeys([['Escape', () => navigate('/tasks')]])
  return (
    <>
      <PageHeader
        title="同步与需要处理"
        actions={
          <>
            <Button icon={<IconPackageExport size={18} stroke={1.7} />} onClick={() => setRescuing(true)}>
              导出救援包
            </Button>
            <Button
              kind={shown ? 'outline' : 'primary'}
              icon={<IconRefresh size={18} stroke={1.7} />}
              busy={busy}
              onClick={() =>
                round.run(async () => {
                  await workspace.syncNow()
                  return undefined
                })
              }
            >
              {busy ? '正在同步' : '立即同步'}
            </Button>
          </>
        }
      />
      {shown && (
        <div className={notices.above}>
          <StoreNotices />
        </div>
      )}
      <div className={styles.columns}>
        <OutboxList
          groups={groups}
          selected={shown?.inspectionId ?? null}
          uploads={sync.uploads}
          onSelect={setChosen}
        />
        {shown ? (
          <AttentionPanel
            key={shown.inspectionId}
            row={shown}
            commands={groups.attention.filter(({ inspectionId }) => inspectionId === shown.inspectionId)}
            onLater={() => navigate('/tasks')}
          />
        ) : (
          <SyncOverview sync={sync} problem={round.problem} />
        )}
      </div>
      {rescuing && (
        <RescueDialog gate={gate} account={workspace.account} onClose={() => setRescuing(false)} />
      )}
    </>
  )
}
