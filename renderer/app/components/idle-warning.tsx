import { IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import styles from './idle-warning.module.css'

/** How long it stays when an input has taken it back: a press on its button must not fall on what lies below. */
const lingering = 400

/** In the last minute before the idle lock. It takes no focus and holds no key; every input takes it back. */
export function IdleWarning({ lockAt }: { lockAt: number | null }) {
  const [shown, setShown] = useState(lockAt)
  useEffect(() => {
    if (lockAt !== null) return setShown(lockAt)
    const timer = setTimeout(() => setShown(null), lingering)
    return () => clearTimeout(timer)
  }, [lockAt])
  if (shown === null) return null
  return <Notice key={shown} lockAt={shown} />
}

function Notice({ lockAt }: { lockAt: number }) {
  const secondsLeft = () => Math.max(0, Math.ceil((lockAt - Date.now()) / 1000))
  const [atFirst] = useState(secondsLeft)
  const [seconds, setSeconds] = useState(atFirst)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.max(0, Math.ceil((lockAt - Date.now()) / 1000))), 1000)
    return () => clearInterval(timer)
  }, [lockAt])
  return (
    <div className={styles.notice}>
      <IconLock size={18} stroke={1.7} aria-hidden className={styles.icon} />
      {/* Said once: a reader that counts down would talk into what is being dictated. */}
      <p aria-live="polite" className="visually-hidden">
        无人操作，将在 {atFirst} 秒后锁定，按任意键继续使用。
      </p>
      <p aria-hidden className={styles.words}>
        将在 <strong>{seconds}</strong> 秒后锁定
      </p>
      {/* The press itself is the input; it must not take the focus out of a field. */}
      <Button onMouseDown={(event) => event.preventDefault()}>继续使用</Button>
    </div>
  )
}
