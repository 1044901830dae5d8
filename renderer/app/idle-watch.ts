const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'compositionupdate'] as const

/** What is called on the way to the lock. */
export interface IdleCalls {
  /** The warning has to stand; `left` milliseconds are left. Called again after an input took the last one back. */
  warn: (left: number) => void
  /** Somebody is there again: the warning goes. */
  resume: () => void
  over: () => void
}

/** A minute before the lock, or half of the time where it is shorter than two minutes. */
export function warningBefore(limit: number): number {
  return Math.min(60_000, limit / 2)
}

/**
 * Calls `over` once after `limit` milliseconds without input, and `warn` a minute before. Two clocks are asked: one
 * stands still while a machine sleeps, the other one may be set back. Inputs are only listened to, never held back.
 * @returns what ends the watch
 */
export function watchIdle(limit: number, { warn, resume, over }: IdleCalls): () => void {
  const now = () => ({ wall: Date.now(), steady: performance.now() })
  let last = now()
  let warned = false
  let timer: ReturnType<typeof setTimeout>
  const idle = () => {
    const at = now()
    return Math.max(at.wall - last.wall, at.steady - last.steady)
  }
  const look = () => {
    clearTimeout(timer)
    const left = limit - idle()
    if (left <= 0) return over()
    const quiet = left - warningBefore(limit)
    if (quiet <= 0 && !warned) {
      warned = true
      warn(left)
    }
    timer = setTimeout(look, quiet > 0 ? quiet : left)
  }
  const touched = () => {
    // The first touch after a long sleep comes before any timer: it is not taken for work.
    if (idle() >= limit) return look()
    last = now()
    if (!warned) return
    warned = false
    resume()
    look()
  }
  look()
  for (const input of inputs) window.addEventListener(input, touched, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    for (const input of inputs) window.removeEventListener(input, touched, { capture: true })
    document.removeEventListener('visibilitychange', look)
  }
}
