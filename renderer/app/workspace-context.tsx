import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { LoadedInspection, Snapshot, Workspace } from './workspace.ts'

const WorkspaceContext = createContext<Workspace | null>(null)

/** Gives the screens below it the unlocked workspace. */
export const WorkspaceProvider = WorkspaceContext.Provider

/** The unlocked workspace. @throws Error outside of `WorkspaceProvider` */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace: no workspace is unlocked')
  return workspace
}

/** Reads a snapshot and follows its changes. */
export function useSnapshot<T>(snapshot: Snapshot<T>): T {
  const subscribe = useCallback((listener: () => void) => snapshot.subscribe(listener), [snapshot])
  return useSyncExternalStore(subscribe, () => snapshot.get())
}

/** One record with its context; `undefined` while it loads, null when it is not on this laptop. */
export function useInspection(id: string): LoadedInspection | null | undefined {
  return useSnapshot(useWorkspace().inspection(id))
}
