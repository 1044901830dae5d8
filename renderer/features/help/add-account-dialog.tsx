import { useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { TextField } from '../../app/components/field.tsx'
import { PasswordField } from '../../app/components/password-field.tsx'
import { useSession } from '../../app/session-context.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** Enrols a partner on this laptop; the station must be reachable. */
export function AddAccountDialog({
  onClose,
  onAdded,
}: {
  onClose: () => void
  onAdded: (name: string) => void
}) {
  const workspace = useWorkspace()
  const { gate } = useSession()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const act = useAct()
  const add = () =>
    act.run(async () => {
      const account = await gate.addAccount(workspace, login.trim(), password)
      onAdded(account.name)
      return undefined
    })
  return (
    <Dialog
      opened
      onClose={onClose}
      title="在本机添加账号"
      lead="请本人输入账号和密码，需要连上站点。添加后本人可以在这台电脑上离线解锁、声明回避和签字。"
      onSubmit={add}
      actions={
        <>
          <Button onClick={onClose}>先不添加</Button>
          <Button kind="primary" type="submit" busy={act.busy} disabled={!login.trim() || !password}>
            {act.busy ? '正在登记' : '登记到本机'}
          </Button>
        </>
      }
    >
      <TextField
        label="账号"
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        disabled={act.busy}
        data-autofocus
      />
      <PasswordField value={password} onChange={setPassword} autoComplete="off" disabled={act.busy} />
      <ActOutcome act={act} />
    </Dialog>
  )
}
