import { lazy, useEffect } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { railPlaces } from './components/rail.tsx'
import { Shell } from './shell.tsx'
import { useWorkspace } from './workspace-context.tsx'

const screens = {
  tasks: () => import('../features/tasks/index.tsx'),
  taskDetail: () => import('../features/task-detail/index.tsx'),
  recusal: () => import('../features/recusal/index.tsx'),
  inspecting: () => import('../features/inspecting/index.tsx'),
  conclude: () => import('../features/conclude/index.tsx'),
  history: () => import('../features/history/index.tsx'),
  documents: () => import('../features/documents/index.tsx'),
  approval: () => import('../features/approval/index.tsx'),
  followUp: () => import('../features/follow-up/index.tsx'),
  sync: () => import('../features/sync/index.tsx'),
  administration: () => import('../features/administration/index.tsx'),
  help: () => import('../features/help/index.tsx'),
}
const Tasks = lazy(screens.tasks)
const TaskDetail = lazy(screens.taskDetail)
const Recusal = lazy(screens.recusal)
const Inspecting = lazy(screens.inspecting)
const Conclude = lazy(screens.conclude)
const History = lazy(screens.history)
const Documents = lazy(screens.documents)
const Approval = lazy(screens.approval)
const FollowUp = lazy(screens.followUp)
const Sync = lazy(screens.sync)
const Administration = lazy(screens.administration)
const Help = lazy(screens.help)

/** Fetches every screen ahead of its first use, so that none is missing when the station stops meanwhile. */
function preloadScreens(): void {
  for (const load of Object.values(screens)) void load().catch(() => {})
}

/** Every screen and its address; an unknown address leads to the first place of the rail. */
export function AppRoutes() {
  useEffect(() => {
    const idle = requestIdleCallback(preloadScreens)
    return () => cancelIdleCallback(idle)
  }, [])
  const home = railPlaces(useWorkspace().account.role)[0]?.to ?? '/tasks'
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path="/tasks" element={<Tasks />} />
        <Route path="/recusal" element={<Recusal />} />
        <Route path="/inspections/:id" element={<TaskDetail />} />
        <Route path="/inspections/:id/check" element={<Inspecting />} />
        <Route path="/inspections/:id/conclude" element={<Conclude />} />
        <Route path="/inspections/:id/history" element={<History />} />
        <Route path="/inspections/:id/documents/:kind" element={<Documents />} />
        <Route path="/documents" element={<Documents />} />
        <Route path="/documents/batch" element={<Documents />} />
        <Route path="/approval" element={<Approval />} />
        <Route path="/follow-up" element={<FollowUp />} />
        <Route path="/sync" element={<Sync />} />
        <Route path="/rules" element={<Administration />} />
        <Route path="/help" element={<Help />} />
        <Route path="*" element={<Navigate to={home} replace />} />
      </Route>
    </Routes>
  )
}
