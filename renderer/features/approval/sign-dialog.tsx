import { useState } from 'react'
import type { ListingStep } from '../../../shared/domain/inspection.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import { Facts } from '../../app/components/panel.tsx'
import { PasswordField } from '../../app/components/password-field.tsx'
import type { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { stepNames } from './chain.ts'

/** The signing step of 同意: what is signed, and the own password. */
export function SignDialog({
  name,
  opinion,
  step,
  act,
  onSign,
  onClose,
}: {
  name: string
  opinion: string
  step: ListingStep
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
      title="同意并签字"
      lead={name}
      width={480}
      onSubmit={() => {
        setEmpty(password === '')
        if (password !== '') onSign(password)
      }}
      hint="签字后不能撤回。"
      actions={
        <>
          <Button onClick={onClose}>先不签字</Button>
          <Button kind="primary" type="submit" busy={act.busy}>
            同意并签字
          </Button>
        </>
      }
    >
      <Facts
        rows={[
          ['环节', stepNames[step]],
          ['意见', opinion || '同意。'],
          ['签字人', account.name],
        ]}
      />
      <PasswordField
        label={`${account.name}的密码`}
        value={password}
        onChange={setPassword}
        autoFocus
        error={wrong ?? (empty && password === '' ? '密码还空着，签字要用本人的密码。' : undefined)}
      />
      {!wrong && <ActOutcome act={act} />}
    </Dialog>
  )
}
