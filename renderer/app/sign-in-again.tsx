import { useEffect, useState } from 'react'
import { ActOutcome } from './components/act-outcome.tsx'
import { Button } from './components/button.tsx'
import { Dialog } from './components/dialog.tsx'
import { PasswordField } from './components/password-field.tsx'
import { useAct } from './use-act.ts'
import { useSnapshot, useWorkspace } from './workspace-context.tsx'

/** Asks for the password once when the session at the station has ended; closing it leaves everything else at work. */
export function SignInAgain() {
  const { account, sync } = useWorkspace()
  const { needsSignIn } = useSnapshot(sync)
  const [dismissed, setDismissed] = useState(false)
  useEffect(() => {
    if (!needsSignIn) setDismissed(false)
  }, [needsSignIn])
  return (
    <SignInDialog
      opened={needsSignIn && !dismissed}
      onClose={() => setDismissed(true)}
      lead={`${account.name}在站点的登录已过期，同步暂停。本机的检查和记录不受影响。`}
    />
  )
}

/** Signs the open account in at the station again. */
export function SignInDialog({
  opened,
  onClose,
  lead,
}: {
  opened: boolean
  onClose: () => void
  lead: string
}) {
  const workspace = useWorkspace()
  const { account } = workspace
  const [password, setPassword] = useState('')
  const act = useAct()
  const signIn = async () => {
    const done = await act.run(async () => {
      await workspace.renewSession(password)
      return undefined
    })
    setPassword('')
    if (done) onClose()
  }
  const wrong = act.problem?.code.startsWith('sign-in.') ? act.problem.message : undefined
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="重新登录站点"
      lead={lead}
      onSubmit={signIn}
      actions={
        <>
          <Button onClick={onClose}>以后再登录</Button>
          <Button kind="primary" type="submit" busy={act.busy} disabled={!password}>
            登录并继续同步
          </Button>
        </>
      }
    >
      <PasswordField
        label={`${account.name}的密码`}
        value={password}
        onChange={setPassword}
        disabled={act.busy}
        autoFocus
        error={wrong}
      />
      {!wrong && <ActOutcome act={act} />}
    </Dialog>
  )
}
