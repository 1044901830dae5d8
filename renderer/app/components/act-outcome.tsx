import type { ReactNode } from 'react'
import type { useAct } from '../use-act.ts'
import { ProblemPanel, RefusalPanel } from './refusal-panel.tsx'

/** Shows the refusal or problem that the last act ended with, in place; nothing when there is none. */
export function ActOutcome({ act, actions }: { act: ReturnType<typeof useAct>; actions?: ReactNode }) {
  if (act.refusal) return <RefusalPanel refusal={act.refusal} actions={actions} />
  if (act.problem) return <ProblemPanel problem={act.problem} actions={actions} />
  return null
}
