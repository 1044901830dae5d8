import { lazy } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { railPlaces } from './components/rail.tsx'
import { Shell } from './shell.tsx'
import { useWorkspace } from './workspace-context.tsx'

const Tasks = lazy(() => import('../features/tasks/index.tsx'))
const TaskDetail = lazy(() => import('../features/task-detail/index.tsx'))
const Recusal = lazy(() => import('../features/recusal/index.tsx'))
const Inspecting = lazy(() => import('../features/inspecting/index.tsx'))
const Conclude = lazy(() => import('../features/conclude/index.tsx'))
const Documents = lazy(() => import('../features/documents/index.tsx'))
const Approval = lazy(() => import('../features/approval/index.tsx'))
const Sync = lazy(() => import('../features/sync/index.tsx'))
const Help = lazy(() => import('../features/help/index.tsx'))

/** Every screen and its address; an unknown address leads to the first place of the rail. */
export function AppRoutes() {
  const home = railPlaces(useWorkspace().account.role)[0]?.to ?? '/tasks'
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path="/tasks" element={<Tasks />} />
        <Route path="/recusal" element={<Recusal />} />
        <Route path="/inspections/:id" element={<TaskDetail />} />
        <Route path="/inspections/:id/check" element={<Inspecting />} />
        <Route path="/inspections/:id/conclude" element={<Conclude />} />
        <Route path="/inspections/:id/documents/:kind" element={<Documents />} />
        <Route path="/documents" element={<Documents />} />
        <Route path="/approval" element={<Approval />} />
        <Route path="/sync" element={<Sync />} />
        <Route path="/help" element={<Help />} />
        <Route path="*" element={<Navigate to={home} replace />} />
      </Route>
    </Routes>
  )
}
