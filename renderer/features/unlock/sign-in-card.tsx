import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../app/components/button.tsx'
import { FieldError, TextField } from '../../app/components/field.tsx'
import { PasswordField } from '../../app/components/password-field.tsx'
import type { SessionGate } from '../../app/session.ts'
import { useAct } from '../../app/use-act.ts'
import type { Workspace } from '../../app/workspace.ts'
import styles from './unlock.module.css'

interface SignInCardProps {
  gate: SessionGate
  /** Login of an account that is enrolled already; empty on a new laptop. */
  login: string
  onOpen: (opened: Workspace) => void
  onBack?: (() => void) | undefined
}

/** Signs in at the station: the first time on this laptop, or with a new password. */
export function SignInCard({ gate, login: known, onOpen, onBack }: SignInCardProps) {
  const [address, setAddress] = useState('')
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const act = useAct()
  useEffect(() => {
    gate.stationAddress().then((found) => setAddress((typed) => typed || found || ''))
  }, [gate])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacks = !address.trim() || !login.trim() || !password
    setMissing(lacks)
    if (lacks) return
    await act.run(async () => {
      onOpen(await gate.signIn(address.trim(), login.trim(), password))
      return undefined
    })
  }
  const empty = (value: string, message: string) => (missing && !value.trim() ? message : undefined)
  return (
    <form className={styles.card} onSubmit={submit} noValidate>
      <div>
        <h2 className={styles.title}>{onBack ? '联网登录' : '首次登录'}</h2>
        <p className={styles.lead}>
          {onBack
            ? '用站点的密码登录一次，本机的密钥会重新封装，记录不变。'
            : '需要连上站点。登录后本机登记这个账号并生成签字密钥，以后离线也能解锁。'}
        </p>
      </div>
      <TextField
        label="站点地址"
        placeholder="例如 https://10.0.0.8:8443"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        error={empty(address, '站点地址还空着，请向管理员索取。')}
        inputMode="url"
        autoComplete="url"
        spellCheck={false}
        disabled={act.busy}
      />
      <TextField
        label="账号"
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        error={empty(login, '账号还空着。')}
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        disabled={act.busy || known !== ''}
      />
      <PasswordField
        value={password}
        onChange={setPassword}
        error={missing && !password ? '密码还空着。' : undefined}
        disabled={act.busy}
      />
      {act.problem && <FieldError>{act.problem.message}</FieldError>}
      <Button kind="primary" size="large" wide type="submit" keyCap="Enter" busy={act.busy}>
        {act.busy ? '正在登录' : onBack ? '登录并重新封装密钥' : '登录并登记本机'}
      </Button>
      {onBack && (
        <div className={styles.foot}>
          <span />
          <Button kind="plain" className={styles.link} onClick={onBack}>
            回到解锁
          </Button>
        </div>
      )}
    </form>
  )
}
