import { IconAlertTriangle, IconCircleCheckFilled, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { chinaClockSeconds, chineseDate } from '../../../shared/domain/china-time.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { classNames } from '../../app/class-names.ts'
import { ActOutcome } from '../../app/components/act-outcome.tsx'
import { Button } from '../../app/components/button.tsx'
import { PasswordField } from '../../app/components/password-field.tsx'
import { ProblemPanel } from '../../app/components/refusal-panel.tsx'
import { useAct } from '../../app/use-act.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './officer-signature.module.css'
import { type SignatureBlock, shortSignature } from './signed-content.ts'

/** A signature that was given: green, or red when the findings have changed since. */
export function SignedBlock({ block: { officer, signature, broken } }: { block: SignatureBlock }) {
  if (!signature) return null
  return (
    <div className={classNames(styles.signed, broken && styles.broken)} data-officer={officer.id}>
      {broken ? (
        <IconAlertTriangle size={20} stroke={1.8} aria-hidden className={styles.mark} />
      ) : (
        <IconCircleCheckFilled size={20} aria-hidden className={styles.mark} />
      )}
      <div className={styles.who}>
        <p className={styles.name}>{officer.name}</p>
        <p className={styles.number}>
          <span>执法证号 {officer.certificateNumber}</span>{' '}
          <span>
            {broken ? '签字已失效：签字后内容有改动' : `${chinaClockSeconds(signature.signedAt)} 已签`}
          </span>
        </p>
      </div>
      <p className={styles.proof}>
        {broken ? (
          <IconShieldX size={14} stroke={1.8} aria-hidden />
        ) : (
          <IconShieldCheck size={14} stroke={1.8} aria-hidden />
        )}
        签名 {shortSignature(signature.value)}
      </p>
    </div>
  )
}

/** An officer who signs with the own password on this laptop, or later on an own machine. */
export function OpenBlock({
  inspection,
  block: { officer, last },
  own,
  enrolled,
  inHand,
  disabled,
}: {
  inspection: Inspection
  block: SignatureBlock
  /** The officer is the account that has this workspace open. */
  own: boolean
  /** The officer's key is on this laptop; undefined until known. */
  enrolled: boolean | undefined
  /** The filled button of the screen is this one. */
  inHand: boolean
  /** Why nobody can sign yet. */
  disabled?: string
}) {
  const workspace = useWorkspace()
  const act = useAct()
  const [password, setPassword] = useState('')
  const [later, setLater] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isWrong = act.problem?.code === 'unlock.wrong-password' || act.problem?.code === 'unlock.locked'
  const canSignHere = own || enrolled === true

  const sign = async (event: FormEvent) => {
    event.preventDefault()
    if (password === '') return field.current?.focus()
    await act.run(async () => {
      const signer = own
        ? await workspace.confirmPassword(password)
        : await workspace.unlockSigner(officer.id, password)
      return workspace.signOff(inspection.id, signer)
    })
    setPassword('')
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as a grid with a plain heading
    <div
      role="group"
      aria-label={officer.name}
      className={classNames(styles.open, inHand && canSignHere && styles.inHand)}
      data-officer={officer.id}
    >
      <p className={styles.name}>{officer.name}</p>
      <p className={styles.number}>
        执法证号 {officer.certificateNumber}，有效期至 {chineseDate(officer.certificateValidUntil, true)}
      </p>
      {disabled ? (
        <p className={styles.later}>{disabled}</p>
      ) : later || enrolled === false ? (
        <p className={styles.later}>
          {enrolled === false ? `${officer.name}没有在本机登记。` : ''}
          签字可以稍后在其本人设备上完成：本户记录上传后会到{officer.name}的设备上，由其本人输入密码签字。
          {later && (
            <button type="button" className={styles.link} onClick={() => setLater(false)}>
              改为在本机签
            </button>
          )}
        </p>
      ) : (
        canSignHere && (
          <>
            <form className={styles.form} onSubmit={sign}>
              <div className={styles.password}>
                <PasswordField
                  label={`${officer.name}的密码`}
                  large
                  inputRef={field}
                  value={password}
                  onChange={(value) => {
                    setPassword(value)
                    if (isWrong) act.clear()
                  }}
                  autoComplete="off"
                  error={isWrong ? act.problem!.message : undefined}
                />
              </div>
              <Button
                type="submit"
                kind={inHand ? 'primary' : 'outline'}
                size="large"
                busy={act.busy}
                className={styles.sign}
              >
                {last ? '签字并封存' : '签字'}
              </Button>
            </form>
            {!own && (
              <button type="button" className={styles.link} onClick={() => setLater(true)}>
                {officer.name}不在本机？改为稍后在其本人设备签
              </button>
            )}
          </>
        )
      )}
      {act.problem && !isWrong ? <ProblemPanel problem={act.problem} title="没有签上" /> : null}
      {act.refusal && <ActOutcome act={act} />}
    </div>
  )
}
