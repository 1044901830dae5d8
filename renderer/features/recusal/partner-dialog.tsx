import { useState } from 'react'
import type { Officer } from '../../../shared/domain/inspection.ts'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { PasswordField } from '../../app/components/password-field.tsx'
import { useAct } from '../../app/use-act.ts'
import type { Signer } from '../../app/workspace.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** A second officer types the own password on this laptop; only the own key is unlocked by it. */
export function PartnerDialog({
  officer,
  onClose,
  onUnlocked,
}: {
  officer: Pick<Officer, 'id' | 'name'>
  onClose: () => void
  onUnlocked: (signer: Signer) => void
}) {
  const workspace = useWorkspace()
  const [password, setPassword] = useState('')
  const act = useAct()
  const unlock = () =>
    act.run(async () => {
      onUnlocked(await workspace.unlockSigner(officer.id, password))
      return undefined
    })
  return (
    <Dialog
      opened
      onClose={onClose}
      title={`${officer.name}在本机声明`}
      lead="请本人输入密码。密码只打开本人的签字密钥，离开本页即失效。"
      onSubmit={unlock}
      actions={
        <>
          <Button onClick={onClose}>先不声明</Button>
          <Button kind="primary" type="submit" busy={act.busy} disabled={!password}>
            打开本人声明
          </Button>
        </>
      }
    >
      <PasswordField
        label={`${officer.name}的密码`}
        autoComplete="off"
        value={password}
        onChange={setPassword}
        error={act.problem?.message}
        disabled={act.busy}
        autoFocus
      />
    </Dialog>
  )
}
