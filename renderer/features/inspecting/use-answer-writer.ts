import { useEffect, useSyncExternalStore } from 'react'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { Workspace } from '../../app/workspace.ts'
import { AnswerWriter } from './answer-writer.ts'

/** Writers live as long as the workspace is unlocked: leaving the screen loses nothing that failed to save. */
const writers = new WeakMap<Workspace, Map<string, AnswerWriter>>()

function writerFor(workspace: Workspace, inspection: Inspection): AnswerWriter {
  const own = writers.get(workspace) ?? new Map<string, AnswerWriter>()
  writers.set(workspace, own)
  const found = own.get(inspection.id)
  if (found) return found
  const snapshot = workspace.inspection(inspection.id)
  let last = inspection
  const writer = new AnswerWriter({
    record: () => {
      last = snapshot.get()?.inspection ?? last
      return last
    },
    dispatch: (payload) => workspace.dispatch(inspection.id, 'answerItem', payload),
  })
  own.set(inspection.id, writer)
  return writer
}

/**
 * The writer of one record. Saves what waits when the screen is left, hidden or closed, and asks before a window with
 * unsaved words closes.
 */
export function useAnswerWriter(workspace: Workspace, inspection: Inspection): AnswerWriter {
  const writer = writerFor(workspace, inspection)
  useSyncExternalStore(writer.subscribe, writer.changes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the record is what settles drafts
  useEffect(() => writer.settle(), [writer, inspection])
  useEffect(() => {
    const flush = () => void writer.flush()
    const ask = (event: BeforeUnloadEvent) => {
      flush()
      if (writer.unsaved) event.preventDefault()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    window.addEventListener('beforeunload', ask)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('beforeunload', ask)
      flush()
    }
  }, [writer])
  return writer
}
