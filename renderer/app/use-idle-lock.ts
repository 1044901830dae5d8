import { useEffect, useState } from 'react'
import { newestProfile, usualLockMinutes } from '../../shared/jurisdictions/profile.ts'
import { machineGuard } from '../host/guard.ts'
import { watchIdle } from './idle-watch.ts'
import type { LockCause } from './session-context.tsx'
import { useSnapshot, useWorkspace } from './workspace-context.tsx'

/**
 * Locks when nobody has touched the machine for the minutes that the district says, and when the machine goes to sleep
 * or its screen is locked. Sync and uploads stop with it and go on from there after 解锁.
 * @returns until when somebody has to touch the machine (milliseconds since 1970); null while no lock is near
 */
export function useIdleLock(lock: (cause: LockCause) => void): number | null {
  const { reference, account } = useWorkspace()
  const { profiles } = useSnapshot(reference)
  const minutes = newestProfile(profiles, account.districtId)?.lockAfterMinutes ?? usualLockMinutes

  const [lockAt, setLockAt] = useState<number | null>(null)

  useEffect(
    () =>
      watchIdle(minutes * 60_000, {
        warn: (left) => setLockAt(Date.now() + left),
        resume: () => setLockAt(null),
        over: () => lock('idle'),
      }),
    [lock, minutes],
  )
  useEffect(() => {
    let current = true
    const watch = async () => {
      const guard = machineGuard()
      while (current) if ((await guard.untilLocked()) && current) return lock('machine')
    }
    // The main process is gone only when the window is as well.
    void watch().catch(() => {})
    return () => {
      current = false
    }
  }, [lock])
  return lockAt
}
