import { useState } from 'react'
import { Button } from '../../app/components/button.tsx'
import { useOwnDeviceNumber } from '../../app/device-number.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import styles from './help.module.css'

/** What the admin's list of 设备 calls this laptop, to be read out over the telephone or copied. */
export function OwnDevice() {
  const { host } = useWorkspace()
  const number = useOwnDeviceNumber()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(number!)
    setCopied(true)
  }
  if (!number) return null
  return (
    <span className={styles.device}>
      <span>
        <strong>{number}</strong>，{host.kind === 'desktop' ? '桌面端' : '浏览器端'}
      </span>
      <Button
        kind="plain"
        className={styles.copy}
        aria-label="复制设备编号"
        // Where the clipboard is refused, the number can still be selected.
        onClick={() => void copy().catch(() => {})}
      >
        复制
      </Button>
      <span role="status">{copied && '已复制'}</span>
    </span>
  )
}
