import { useEffect, useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextField } from '../../app/components/field.tsx'
import { Note } from '../../app/components/note.tsx'
import { Facts } from '../../app/components/panel.tsx'
import { useOwnDeviceNumber } from '../../app/device-number.ts'
import { useSession } from '../../app/session-context.tsx'
import { useAct } from '../../app/use-act.ts'
import { beginWipe } from '../../app/wipe.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { RescueDialog } from '../rescue/rescue-dialog.tsx'
import styles from './stopped-device.module.css'

const phrase = '确认抹除'

/**
 * The station has stopped this laptop: first the rescue package, then everything on it is removed. Without the package
 * only after the officer has typed that it may be lost. Put off, it stays as a banner that leads back.
 */
export function StoppedDevice() {
  const workspace = useWorkspace()
  const { gate, lock } = useSession()
  const sync = useSnapshot(workspace.sync)
  const [stopped, setStopped] = useState(false)
  const [dismissed, setDismissed] = useState(false)
  const [exporting, setExporting] = useState(false)
  const [exported, setExported] = useState(false)
  const [typed, setTyped] = useState('')
  const number = useOwnDeviceNumber()
  const act = useAct()
  const code = sync.problem?.code
  useEffect(() => {
    if (code === 'device.revoked') setStopped(true)
    // The station has taken a round again: an admin has let the device in.
    else if (code === undefined && sync.online && sync.lastSyncAt) setStopped(false)
  }, [code, sync.online, sync.lastSyncAt])

  if (!stopped) return null
  if (exporting)
    return (
      <RescueDialog
        gate={gate}
        account={workspace.account}
        onSaved={() => setExported(true)}
        onClose={() => setExporting(false)}
      />
    )
  if (dismissed)
    return (
      <div className={styles.banner}>
        <Note tone="red" className={styles.note}>
          <p>这台电脑已被站点停用，不能再取任务，也不能再上传。</p>
          <Button onClick={() => setDismissed(false)}>导出或者抹除</Button>
        </Note>
      </div>
    )
  const wipe = () =>
    act.run(async () => {
      await workspace.drafts.flush()
      lock()
      beginWipe()
      return undefined
    })
  return (
    <Dialog
      opened
      onClose={() => setDismissed(true)}
      title="这台电脑已被站点停用"
      lead="它不能再取任务，也不能再上传。请先导出救援包交给管理员导入站点，再抹除本机数据。"
      hint="抹除以后不能恢复。"
      onSubmit={wipe}
      width={560}
      actions={
        <>
          {exported && <Button onClick={() => setExporting(true)}>再导出一次</Button>}
          <Button
            kind={exported ? 'primary' : 'outline'}
            type="submit"
            busy={act.busy}
            disabled={!exported && typed.trim() !== phrase}
          >
            抹除本机数据
          </Button>
          {!exported && (
            <Button kind="primary" onClick={() => setExporting(true)}>
              导出救援包
            </Button>
          )}
        </>
      }
    >
      <Facts
        labelWidth={88}
        rows={[
          ...(number ? [['设备编号', number] as const] : []),
          ['没有上传', waitingWords(sync.pending, sync.waitingFiles.length)],
          ['需要处理', sync.parked > 0 ? `${sync.parked} 条` : '没有'],
        ]}
      />
      {exported ? (
        <Note tone="green">救援包已导出。本机还登记了其他人员的，请他们先各自解锁导出没有保存的内容。</Note>
      ) : (
        <TextField
          label={`不导出就抹除，没有上传的内容会丢失。要这样做，请输入“${phrase}”`}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          autoComplete="off"
        />
      )}
      <ActOutcome act={act} />
    </Dialog>
  )
}

function waitingWords(commands: number, files: number): string {
  const words = [commands > 0 && `操作 ${commands} 条`, files > 0 && `文件 ${files} 个`]
  return words.filter(Boolean).join('，') || '没有'
}
