import { type ReactNode, useState } from 'react'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { Facts } from '../../app/components/panel.tsx'
import { PasswordField } from '../../app/components/password-field.tsx'
import type { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'

/** The signing step of an approval or a decision: what is signed, and the own password. */
export function SignDialog({
  name,
  title,
  rows,
  children,
  ready = true,
  act,
  onSign,
  onClose,
}: {
  name: string
  /** What is done; also the word on the button. */
  title: string
  rows: readonly (readonly [string, string])[]
  /** Further fields. */
  children?: ReactNode
  /** Whether those are filled in. */
  ready?: boolean
  act: ReturnType<typeof useAct>
  onSign: (password: string) => void
  onClose: () => void
}) {
  const { account } = useWorkspace()
  const [password, setPassword] = useState('')
  const [empty, setEmpty] = useState(false)
  const wrong = act.problem?.code.startsWith('unlock.') ? act.problem.message : undefined
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      lead={name}
      width={480}
      onSubmit={() => {
        setEmpty(password === '')
        if (password !== '' && ready) onSign(password)
      }}
      hint="签字后不能撤回。"
      actions={
        <>
          <Button onClick={onClose}>先不签字</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            {title}
          </Button>
        </>
      }
    >
      <Facts
        rows={[...rows.map(([key, value]) => [key, value] as [string, string]), ['签字人', account.name]]}
      />
      {children}
      <PasswordField
        label={`${account.name}的密码`}
        value={password}
        onChange={setPassword}
        autoFocus={!children}
        error={wrong ?? (empty && password === '' ? '密码还空着，签字要用本人的密码。' : undefined)}
      />
      {!wrong && <ActOutcome act={act} />}
    </Dialog>
  )
}
