import { useEffect, useState } from 'react'
import { Note } from '../../app/components/note.tsx'
import { machineGuard } from '../../host/guard.ts'
import styles from './unlock.module.css'

/** Says that nothing but the password guards the keys, where a desktop has no keystore (Linux without a keyring). */
export function KeystoreNote() {
  const [backend, setBackend] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    machineGuard()
      .keystore()
      .then(
        (found) => current && setBackend(found),
        () => {},
      )
    return () => {
      current = false
    }
  }, [])
  if (backend !== 'none') return null
  return (
    <Note tone="amber" className={styles.above}>
      本机没有系统密钥环，本机密钥只由你的密码保护。请使用 12 位以上的密码，并请管理员安装 gnome-keyring 或者
      KWallet、启用整盘加密。
    </Note>
  )
}
