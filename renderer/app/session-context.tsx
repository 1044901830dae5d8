import { createContext, use } from 'react'
import type { SessionGate } from './session.ts'
import type { Workspace } from './workspace.ts'

/** Why the app locked by itself. */
export type LockCause = 'idle' | 'machine'

export interface Session {
  gate: SessionGate
  /** Locks the store and goes back to 解锁. */
  lock: (cause?: LockCause) => void
  /** The station took a sign-in: goes on with its workspace. */
  replace: (workspace: Workspace) => void
}

const SessionContext = createContext<Session | null>(null)

export const SessionProvider = SessionContext.Provider

/** The session that the screens run in. @throws Error outside of `SessionProvider` */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession: no session is open')
  return session
}
