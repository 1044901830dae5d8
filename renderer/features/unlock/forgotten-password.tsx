import { Button } from '../../app/components/button.tsx'
import { Dialog } from '../../app/components/dialog.tsx'
import styles from './unlock.module.css'

const steps = [
  '联系管理员，请其在站点重置你的密码，并批准这台设备找回密钥。',
  '连上站点所在的网络，在本机用新密码联网登录一次。',
  '本机的密钥随即用新密码重新封装，以后仍可离线解锁。',
]

/** Says what to do without the password, and that nothing is lost. */
export function ForgottenPassword({
  opened,
  onClose,
  onSignIn,
}: {
  opened: boolean
  onClose: () => void
  onSignIn: () => void
}) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="忘记密码"
      lead="没有密码，任何人都打不开本机的记录，但记录不会丢失。"
      hint="重置和找回都会记入站点日志。"
      actions={
        <Button
          kind="primary"
          onClick={() => {
            onClose()
            onSignIn()
          }}
        >
          用新密码联网登录
        </Button>
      }
    >
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step}>
            <span className={styles.number} aria-hidden>
              {index + 1}
            </span>
            {step}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
