import { MantineProvider } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { HashRouter } from 'react-router'
import type { Problem } from '../../shared/protocol/problems.ts'
import { UnlockScreen } from '../features/unlock/index.tsx'
import { StartProblem } from '../features/unlock/start-problem.tsx'
import { AppRoutes } from './app-routes.tsx'
import type { SessionGate } from './session.ts'
import { type LockCause, SessionProvider } from './session-context.tsx'
import { cssVariablesResolver, theme } from './theme.ts'
import { problemOf } from './use-act.ts'
import type { Workspace } from './workspace.ts'
import { WorkspaceProvider } from './workspace-context.tsx'

interface AppProps {
  openGate: () => Promise<SessionGate>
  /** Why the app can't start in this page at all. */
  blocked: Problem | null
}

/** The app: start page, 解锁, or the screens of the unlocked workspace. */
export function App({ openGate, blocked }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      {blocked ? <StartProblem problem={blocked} /> : <Start openGate={openGate} />}
    </MantineProvider>
  )
}

function Start({ openGate }: { openGate: () => Promise<SessionGate> }) {
  const [gate, setGate] = useState<SessionGate | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  useEffect(() => {
    let current = true
    openGate().then(
      (opened) => current && setGate(opened),
      (error) => current && setFailure(problemOf(error)),
    )
    return () => {
      current = false
    }
  }, [openGate])
  if (failure) return <StartProblem problem={failure} />
  if (!gate) return null
  return <Gate gate={gate} />
}

function Gate({ gate }: { gate: SessionGate }) {
  const [workspace, setWorkspace] = useState<Workspace | null>(null)
  const [cause, setCause] = useState<LockCause | null>(null)
  const session = useMemo(
    () => ({
      gate,
      lock: (by?: LockCause) => {
        setCause(by ?? null)
        // The screens go first and save what they hold; the store closes behind them.
        flushSync(() => setWorkspace(null))
        workspace?.lock()
      },
      replace: (next: Workspace) => {
        workspace?.lock()
        setWorkspace(next)
      },
    }),
    [gate, workspace],
  )
  if (!workspace) return <UnlockScreen gate={gate} cause={cause} onOpen={setWorkspace} />
  return (
    <SessionProvider value={session}>
      <WorkspaceProvider value={workspace}>
        <HashRouter>
          <AppRoutes key={workspace.account.id} />
        </HashRouter>
      </WorkspaceProvider>
    </SessionProvider>
  )
}
