import { IconFileZip } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { Note } from '../../app/components/note.tsx'
import { Facts } from '../../app/components/panel.tsx'
import { PasswordField } from '../../app/components/password-field.tsx'
import { ProgressBar } from '../../app/components/progress-bar.tsx'
import type { Rescue, RescueSaved } from '../../app/rescue.ts'
import type { SessionGate } from '../../app/session.ts'
import { useAct } from '../../app/use-act.ts'
import styles from './rescue.module.css'

/**
 * 导出救援包: the password opens the keys, then journal, files and, where it opens, the database are read and written
 * into one ZIP that only the station opens. Works without the station and without a database.
 */
export function RescueDialog({
  gate,
  account,
  onSaved,
  onClose,
}: {
  gate: SessionGate
  account: { id: string; name: string }
  /** The whole package stands in its place. */
  onSaved?: () => void
  onClose: () => void
}) {
  const act = useAct()
  const [password, setPassword] = useState('')
  const [rescue, setRescue] = useState<Rescue | null>(null)
  const [share, setShare] = useState(0)
  const [saved, setSaved] = useState<RescueSaved | null>(null)
  const [cancelled, setCancelled] = useState(false)
  const cancel = useRef<AbortController | null>(null)
  useEffect(() => () => cancel.current?.abort(), [])

  const open = () =>
    act.run(async () => {
      setRescue(await gate.openRescue(account.id, password))
      setPassword('')
      return undefined
    })
  const save = () =>
    act.run(async () => {
      const controller = new AbortController()
      cancel.current = controller
      setShare(0)
      setCancelled(false)
      try {
        const done = await rescue!.save(setShare, controller.signal)
        if (done) setSaved(done)
        if (done?.left === 0) onSaved?.()
      } catch (error) {
        if (!controller.signal.aborted) throw error
        setCancelled(true)
      } finally {
        cancel.current = null
      }
      return undefined
    })
  const isSaving = act.busy && rescue !== null
  const isDone = saved !== null && saved.left === 0
  const wrongPassword = act.problem?.code.startsWith('unlock.') ? act.problem.message : undefined
  const problems = saved?.problems ?? rescue?.problems ?? []

  return (
    <Dialog
      opened
      onClose={onClose}
      title="导出救援包"
      lead={`用${account.name}的密码读出本机的记录、操作、证据和文书，加密写进一个 ZIP。数据库打不开时也能导出，不用连站点。`}
      onSubmit={rescue ? save : open}
      width={560}
      actions={
        isSaving ? (
          <Button onClick={() => cancel.current?.abort()}>取消导出</Button>
        ) : (
          <>
            {isDone ? (
              <Button kind="primary" onClick={onClose}>
                完成
              </Button>
            ) : (
              <Button onClick={onClose}>先不导出</Button>
            )}
            {!isDone && (
              <Button
                kind="primary"
                type="submit"
                busy={act.busy}
                disabled={!rescue && password === ''}
                icon={rescue ? <IconFileZip size={18} stroke={1.7} /> : undefined}
              >
                {rescue
                  ? saved
                    ? `导出第 ${saved.part + 1} 部分`
                    : '导出救援包'
                  : act.busy
                    ? '正在读取'
                    : '继续'}
              </Button>
            )}
          </>
        )
      }
    >
      <Note>救援包是加密的，只有本站点的管理员能打开。存到自己保管的磁盘，交给管理员导入站点。</Note>
      {!rescue && (
        <PasswordField
          value={password}
          onChange={setPassword}
          autoFocus
          disabled={act.busy}
          error={wrongPassword}
        />
      )}
      {rescue && <Contents rescue={rescue} />}
      {isSaving && (
        <div>
          <p className={styles.progress}>
            <span>正在写救援包</span>
            <span>{Math.round(share * 100)}%</span>
          </p>
          <ProgressBar share={share} label="正在写救援包" />
        </div>
      )}
      {cancelled && !isSaving && <Note>已取消，没有留下文件。</Note>}
      {saved && !isSaving && (
        <Note tone={saved.left > 0 ? 'amber' : 'green'}>
          已导出“{saved.name}”。
          {saved.left > 0 && `还有 ${saved.left} 个文件放不下，请接着导出第 ${saved.part + 1} 部分。`}
        </Note>
      )}
      {problems.length > 0 && (
        <section className={styles.problems} aria-label="没有读出的内容">
          <h3>没有读出的内容</h3>
          <ul>
            {problems.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      )}
      {!wrongPassword && <ActOutcome act={act} />}
    </Dialog>
  )
}

function Contents({ rescue }: { rescue: Rescue }) {
  const { commands, records, drafts, draftsOfOthers, files, bytes } = rescue
  const others = draftsOfOthers > 0 ? `；另有 ${draftsOfOthers} 份是其他人员的，由本人导出` : ''
  return (
    <Facts
      labelWidth={88}
      rows={[
        ['操作', commands > 0 ? `${commands} 条，带签名` : '没有'],
        ['检查记录', records > 0 ? `${records} 份` : '没有'],
        ['没有保存的', `${drafts > 0 ? `${drafts} 份` : '没有'}${others}`],
        ['文件', files > 0 ? `${files} 个，${sizeWords(bytes)}` : '没有'],
      ]}
    />
  )
}

function sizeWords(bytes: number): string {
  if (bytes < 1024 ** 2) return `${Math.ceil(bytes / 1024)} KB`
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`
}
