import { Menu } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconServer2 } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { chinaClock, chinaDate, chineseDate, chineseMoment } from '../../../shared/domain/china-time.ts'
import { Avatar } from '../../app/components/avatar.tsx'
import { Button } from '../../app/components/button.tsx'
import { PasswordField } from '../../app/components/password-field.tsx'
import type { EnrolledAccount, SessionGate } from '../../app/session.ts'
import { useAct } from '../../app/use-act.ts'
import { useToday } from '../../app/use-today.ts'
import type { Workspace } from '../../app/workspace.ts'
import { RescueDialog } from '../rescue/rescue-dialog.tsx'
import { ForgottenPassword } from './forgotten-password.tsx'
import styles from './unlock.module.css'

interface UnlockCardProps {
  gate: SessionGate
  account: EnrolledAccount
  others: readonly EnrolledAccount[]
  onChoose: (accountId: string) => void
  onSignIn: () => void
  onOpen: (opened: Workspace) => void
}

/** Unlocks one enrolled account, offline. */
export function UnlockCard({ gate, account: entry, others, onChoose, onSignIn, onOpen }: UnlockCardProps) {
  const { account } = entry
  const [password, setPassword] = useState('')
  const [forgotten, setForgotten] = useState(false)
  const [rescuing, setRescuing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const act = useAct()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!password) return field.current?.focus()
    const done = await act.run(async () => {
      onOpen(await gate.unlock(account.id, password))
      return undefined
    })
    if (!done) field.current?.select()
  }
  return (
    <>
      <form className={styles.card} onSubmit={submit} noValidate>
        <div className={styles.who}>
          <Avatar name={account.name} size={44} tone="accent" />
          <div className={styles.names}>
            <p className={styles.name}>{account.name}</p>
            <p className={styles.station}>{account.stationName}</p>
          </div>
          <OtherAccounts others={others} onChoose={onChoose} />
        </div>
        <PasswordField
          large
          autoFocus
          inputRef={field}
          value={password}
          onChange={setPassword}
          error={act.problem?.message}
          disabled={act.busy}
        />
        <Button kind="primary" size="large" wide type="submit" keyCap="Enter" busy={act.busy}>
          {act.busy ? '正在解锁' : '解锁'}
        </Button>
        <div className={styles.foot}>
          <span>离线也能解锁</span>
          <span className={styles.links}>
            <Button kind="plain" className={styles.link} onClick={() => setRescuing(true)}>
              导出救援包
            </Button>
            <Button kind="plain" className={styles.link} onClick={() => setForgotten(true)}>
              忘记密码
            </Button>
          </span>
        </div>
      </form>
      <UnlockFacts entry={entry} />
      {rescuing && <RescueDialog gate={gate} account={account} onClose={() => setRescuing(false)} />}
      <ForgottenPassword opened={forgotten} onClose={() => setForgotten(false)} onSignIn={onSignIn} />
    </>
  )
}

function OtherAccounts({ others, onChoose }: Pick<UnlockCardProps, 'others' | 'onChoose'>) {
  return (
    <Menu position="bottom-end" width={264} shadow="md" radius="xl">
      <Menu.Target>
        <Button kind="plain" className={styles.link}>
          换账号
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {others.map(({ account }) => (
          <Menu.Item
            key={account.id}
            className={styles.item}
            leftSection={<Avatar name={account.name} size={28} />}
            onClick={() => onChoose(account.id)}
          >
            {account.name} · {account.stationName}
          </Menu.Item>
        ))}
        <p className={styles.menuNote}>
          {others.length === 0 ? '本机只登记了这一个账号。' : ''}
          其他账号要先由已登记的人员解锁，再到“帮助”里添加。
        </p>
      </Menu.Dropdown>
    </Menu>
  )
}

function UnlockFacts({ entry: { account, stationName, lastUsedAt } }: { entry: EnrolledAccount }) {
  const today = useToday()
  const until = account.certificateValidUntil
  const expired = until !== '' && until < today
  return (
    <ul className={styles.facts}>
      {until !== '' && (
        <li>
          {expired ? (
            <IconAlertTriangle size={16} stroke={1.7} aria-hidden className={styles.bad} />
          ) : (
            <IconCircleCheck size={16} stroke={1.7} aria-hidden className={styles.good} />
          )}
          {expired
            ? `执法证已于 ${chineseDate(until, true)} 到期，不能签字，请换发后由管理员更新名录`
            : `执法证有效期至 ${chineseDate(until, true)}`}
        </li>
      )}
      {lastUsedAt && (
        <li>
          <IconCircleCheck size={16} stroke={1.7} aria-hidden className={styles.good} />
          上次使用{' '}
          {chinaDate(lastUsedAt) === today ? `今天 ${chinaClock(lastUsedAt)}` : chineseMoment(lastUsedAt)}
          ，此前的记录都已保存
        </li>
      )}
      <li>
        <IconServer2 size={16} stroke={1.7} aria-hidden />
        站点：{stationName}，已配对
      </li>
    </ul>
  )
}
