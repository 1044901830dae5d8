import { IconUserPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { chineseDate } from '../../../shared/domain/china-time.ts'
import type { Role } from '../../../shared/domain/inspection.ts'
import { Avatar } from '../../app/components/avatar.tsx'
import { Button } from '../../app/components/button.tsx'
import { Note } from '../../app/components/note.tsx'
import { Panel, PanelTitle } from '../../app/components/panel.tsx'
import { useToday } from '../../app/use-today.ts'
import type { AccountCard } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { AddAccountDialog } from './add-account-dialog.tsx'
import styles from './help.module.css'

const roleNames: Record<Role, string> = {
  inspector: '检查人员',
  stationHead: '所负责人',
  bureauReviewer: '区局审核',
  bureauApprover: '区局审批',
  admin: '管理员',
}

/** Who is enrolled on this laptop, and adding the partner. */
export function Accounts() {
  const workspace = useWorkspace()
  const [parameters, setParameters] = useSearchParams()
  const today = useToday()
  const [cards, setCards] = useState<readonly AccountCard[]>([])
  const [added, setAdded] = useState<string | null>(null)
  const adding = parameters.has('add')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `added` reads the list again after somebody was enrolled
  useEffect(() => {
    let current = true
    workspace.enrolledAccounts().then((found) => current && setCards(found))
    return () => {
      current = false
    }
  }, [workspace, added])
  return (
    <Panel aria-label="本机的账号">
      <PanelTitle
        aside={
          <Button
            icon={<IconUserPlus size={18} stroke={1.7} />}
            onClick={() => setParameters({ add: '1' }, { replace: true })}
          >
            添加账号
          </Button>
        }
      >
        本机的账号
      </PanelTitle>
      <ul className={styles.accounts}>
        {cards.map(({ account, certificateValidUntil }) => {
          const until = certificateValidUntil.slice(0, 10)
          return (
            <li key={account.id}>
              <Avatar name={account.name} tone={account.id === workspace.account.id ? 'accent' : 'neutral'} />
              <div>
                <p className={styles.accountName}>
                  {account.name}
                  {account.id === workspace.account.id && '（正在使用）'}
                </p>
                <p className={styles.accountNote}>
                  {roleNames[account.role]}，{account.stationName}，
                  {until < today
                    ? `签名证书已于 ${chineseDate(until, true)} 到期，请联网登录一次`
                    : `签名证书有效期至 ${chineseDate(until, true)}`}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
      {added && <Note tone="green">{added}已登记在本机，可以在这台电脑上声明回避和签字。</Note>}
      {adding && (
        <AddAccountDialog
          onClose={() => setParameters({}, { replace: true })}
          onAdded={(name) => {
            setAdded(name)
            setParameters({}, { replace: true })
          }}
        />
      )}
    </Panel>
  )
}
