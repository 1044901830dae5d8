import { useEffect } from 'react'
import { newestProfile, usualLockMinutes } from '../../shared/jurisdictions/profile.ts'
import { machineGuard } from '../host/guard.ts'
import type { LockCause } from './session-context.tsx'
import { useSnapshot, useWorkspace } from './workspace-context.tsx'

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'compositionupdate'] as const

/**
 * Locks when nobody has touched the machine for the minutes that the district says, and when the machine goes to sleep
 * or its screen is locked. Sync and uploads stop with it and go on from there after 解锁.
 */
export function useIdleLock(lock: (cause: LockCause) => void): void {
  const { reference, account } = useWorkspace()
  const { profiles } = useSnapshot(reference)
  const minutes = newestProfile(profiles, account.districtId)?.lockAfterMinutes ?? usualLockMinutes

  useEffect(() => watchIdle(minutes * 60_000, () => lock('idle')), [lock, minutes])
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
}

/**
 * Calls back once after `limit` milliseconds without input. Two clocks are asked: one stands still while a machine
 * sleeps, the other one may be set back.
 * @returns what ends the watch
 */
function watchIdle(limit: number, over: () => void): () => void {
  const now = () => ({ wall: Date.now(), steady: performance.now() })
  let last = now()
  let timer: ReturnType<typeof setTimeout>
  const idle = () => {
    const at = now()
    return Math.max(at.wall - last.wall, at.steady - last.steady)
  }
  const look = () => {
    clearTimeout(timer)
    const left = limit - idle()
    if (left <= 0) return over()
    timer = setTimeout(look, left)
  }
  const touched = () => {
    // The first touch after a long sleep comes before any timer: it is not taken for work.
    if (idle() >= limit) return look()
    last = now()
  }
  timer = setTimeout(look, limit)
  for (const input of inputs) window.addEventListener(input, touched, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    for (const input of inputs) window.removeEventListener(input, touched, { capture: true })
    document.removeEventListener('visibilitychange', look)
  }
}
