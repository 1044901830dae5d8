import { useCallback, useRef, useState } from 'react'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { type Problem, ProblemError } from '../../shared/protocol/problems.ts'
import { HostError } from '../host/host.ts'
import type { DispatchOutcome } from './workspace.ts'

/** The problem behind an error, the machine's too; anything else becomes a problem that quotes its message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const carried = (error as { problem?: Problem } | null)?.problem
  if (carried?.message) return carried
  if (error instanceof HostError) return { code: error.code, message: error.message, status: 0 }
  const detail = error instanceof Error ? error.message : String(error)
  return {
    code: 'unexpected',
    message: `出现了没有预料到的错误：${detail}。已保存的记录不受影响。`,
    status: 0,
  }
}

/**
 * Runs one act of a screen: while it runs it is `busy`; its refusal or problem stays until the next act or `clear`,
 * and is shown in place by `RefusalPanel` / `ProblemPanel` (see `ActOutcome`).
 */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const running = useRef(false)

  const clear = useCallback(() => {
    setRefusal(null)
    setProblem(null)
  }, [])

  /** @returns whether the act was done; false when refused, failed or one is running already */
  const run = useCallback(
    async (act: () => Promise<DispatchOutcome | undefined>): Promise<boolean> => {
      if (running.current) return false
      running.current = true
      setBusy(true)
      clear()
      try {
        const outcome = await act()
        if (outcome?.refusal) setRefusal(outcome.refusal)
        return !outcome?.refusal
      } catch (error) {
        setProblem(problemOf(error))
        return false
      } finally {
        running.current = false
        setBusy(false)
      }
    },
    [clear],
  )

  return { busy, refusal, problem, run, clear }
}
