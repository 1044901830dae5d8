import { Suspense } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { approvalQueue, stepOf } from '../features/approval/queue-groups.ts'
import { StoppedDevice } from '../features/stopped-device/index.tsx'
import { IdleWarning } from './components/idle-warning.tsx'
import { Rail, railPlaces } from './components/rail.tsx'
import { SpaceBanner } from './components/space-banner.tsx'
import { StatusLine } from './components/status-line.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import { useSession } from './session-context.tsx'
import styles from './shell.module.css'
import { SignInAgain } from './sign-in-again.tsx'
import { useIdleLock } from './use-idle-lock.ts'
import { type KeyMap, useKeys } from './use-keys.ts'
import { useSnapshot, useWorkspace } from './workspace-context.tsx'

/** Rail, screen and status line, and the keys that work on every screen. */
export function Shell() {
  const workspace = useWorkspace()
  const { lock } = useSession()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const { parked } = useSnapshot(workspace.sync)
  const summaries = useSnapshot(workspace.summaries)
  const { role } = workspace.account
  const step = stepOf(role)
  const waiting = step
    ? approvalQueue(summaries, step, workspace.account)
        .filter(({ key }) => key !== 'decided')
        .reduce((sum, { rows }) => sum + rows.length, 0)
    : 0

  const openHelp = () => navigate('/help')
  const lockAt = useIdleLock(lock)
  const keys: KeyMap = { 'KeyG KeyL': () => lock(), F1: openHelp, Question: openHelp }
  railPlaces(role).forEach(({ to }, index) => {
    keys[`KeyG Digit${index + 1}`] = () => navigate(to)
  })
  useKeys(keys)

  return (
    <div className={styles.shell}>
      <SpaceBanner />
      <StoppedDevice />
      <div className={styles.upper}>
        <Rail role={role} parked={parked} waiting={waiting} />
        {/* The address whose screen stands here: the hash changes before the screen does. */}
        <main className={styles.screen} data-address={`${pathname}${search}`}>
          <ScreenBoundary key={pathname}>
            <Suspense fallback={null}>
              <Outlet />
            </Suspense>
          </ScreenBoundary>
        </main>
      </div>
      <StatusLine />
      <SignInAgain />
      <IdleWarning lockAt={lockAt} />
    </div>
  )
}
