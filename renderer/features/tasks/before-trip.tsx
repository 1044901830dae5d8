import { IconAlertTriangle, IconCircleCheck, IconUserExclamation } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import { classNames } from '../../app/class-names.ts'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { useToday } from '../../app/use-today.ts'
import type { AccountCard } from '../../app/workspace.ts'
import { useSnapshot, useWorkspace } from '../../app/workspace-context.tsx'
import { partnersThisWeek } from './partners.ts'
import styles from './tasks.module.css'

/**
 * 出门前检查: what is on this laptop as of when, and whether the partners can declare and sign on it.
 * Shows a bar only while a partner of this week's inspections is not enrolled here.
 */
export function BeforeTrip({
  opened,
  onOpen,
  onClose,
}: {
  opened: boolean
  onOpen: () => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const summaries = useSnapshot(workspace.summaries)
  const today = useToday()
  const [cards, setCards] = useState<readonly AccountCard[] | null>(null)
  useEffect(() => {
    let current = true
    workspace.enrolledAccounts().then((found) => current && setCards(found))
    return () => {
      current = false
    }
  }, [workspace])
  if (!cards || workspace.account.role !== 'inspector') return null
  const partners = partnersThisWeek(summaries, workspace.account.id, cards, today)
  const missing = partners.filter(({ enrolled, certificateExpired }) => !enrolled || certificateExpired)
  const dialog = <TripDialog opened={opened} onClose={onClose} cards={cards} />
  if (missing.length === 0) return dialog
  return (
    <section className={classNames(styles.bar, styles.warning)} aria-label="出门前检查">
      <IconUserExclamation size={20} stroke={1.7} aria-hidden />
      <p className={styles.warningText}>
        {missing.map(({ name }) => name).join('、')}还没有在本机登记，到现场不能在这台电脑上声明回避和签字。
      </p>
      <Button onClick={onOpen}>出门前检查</Button>
      {dialog}
    </section>
  )
}

function TripDialog({
  opened,
  onClose,
  cards,
}: {
  opened: boolean
  onClose: () => void
  cards: readonly AccountCard[]
}) {
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const summaries = useSnapshot(workspace.summaries)
  const sync = useSnapshot(workspace.sync)
  const today = useToday()
  const waiting = sync.pending + sync.waitingFiles.length
  const partners = partnersThisWeek(summaries, workspace.account.id, cards, today)
  const missing = partners.some(({ enrolled, certificateExpired }) => !enrolled || certificateExpired)
  const skew = Math.round(Math.abs(sync.clockSkewMilliseconds) / 60_000)
  const until = workspace.account.certificateValidUntil
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="出门前检查"
      lead="离线后能做什么，取决于现在本机有什么。"
      width={560}
      actions={
        <>
          <Button kind={missing ? 'outline' : 'primary'} onClick={() => void workspace.syncNow()}>
            立即同步
          </Button>
          <Button kind={missing ? 'primary' : 'outline'} onClick={() => navigate('/help?add=1')}>
            在本机添加账号
          </Button>
        </>
      }
    >
      <ul className={styles.checks}>
        <Check good={sync.complete && sync.lastSyncAt !== null}>
          本机有 {summaries.length} 户的记录
          <span className={styles.checkNote}>
            {sync.lastSyncAt ? `截至 ${chineseMoment(sync.lastSyncAt)}` : '还没有完整同步过'}
            {sync.complete ? '' : '，列表不完整'}
          </span>
        </Check>
        {partners.map((partner) => (
          <Check key={partner.id} good={partner.enrolled && !partner.certificateExpired}>
            {partner.name}
            {partner.enrolled
              ? partner.certificateExpired
                ? '的签名证书已过期'
                : '已在本机登记'
              : '还没有在本机登记'}
            <span className={styles.checkNote}>
              本周同组 {partner.count} 户
              {partner.enrolled && !partner.certificateExpired
                ? '，可在本机声明回避和签字'
                : '，请本人联网时在本机登录一次'}
            </span>
          </Check>
        ))}
        <Check good={until === '' || until >= today}>
          {until === '' ? '本账号没有执法证' : `本人执法证有效期至 ${chineseDate(until, true)}`}
        </Check>
        <Check good={waiting === 0}>
          {waiting === 0 ? '没有等待上传的操作和证据' : `还有 ${waiting} 项等待上传`}
        </Check>
        <Check good={skew < 2}>
          {skew < 2 ? '本机时间与站点一致' : `本机时间与站点相差 ${skew} 分钟，请校准`}
        </Check>
      </ul>
    </Dialog>
  )
}

function Check({ good, children }: { good: boolean; children: ReactNode }) {
  return (
    <li>
      {good ? (
        <IconCircleCheck size={16} stroke={1.7} className={styles.good} aria-label="可以" />
      ) : (
        <IconAlertTriangle size={16} stroke={1.7} className={styles.wanting} aria-label="注意" />
      )}
      <span>{children}</span>
    </li>
  )
}
