import { useEffect, useState } from 'react'
import { readKeyring } from '../store/keyring.ts'
import { useWorkspace } from './workspace-context.tsx'

/** What tells devices of one kind apart on a screen: the random end of the id; its head is the time. */
export function deviceNumber(id: string): string {
  return id.slice(-8).toUpperCase()
}

/** Number of this laptop, as the admin's list of 设备 names it; null while it is read. */
export function useOwnDeviceNumber(): string | null {
  const { host } = useWorkspace()
  const [number, setNumber] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    readKeyring(host).then(
      (keyring) => current && keyring && setNumber(deviceNumber(keyring.deviceId)),
      // Of no use without a keyring that can be read; the unlocking has said so by then.
      () => {},
    )
    return () => {
      current = false
    }
  }, [host])
  return number
}
