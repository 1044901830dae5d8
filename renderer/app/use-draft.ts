import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftFile, StoredDraft } from './drafts.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './workspace-context.tsx'

const noFiles: readonly DraftFile[] = []

/** Forms that keep their input in memory while unlocked go on with the same draft when their screen comes back. */
const lastingIds = new WeakMap<Workspace, Map<string, string>>()

function idFor(workspace: Workspace, form: string, lasting: boolean): string {
  if (!lasting) return crypto.randomUUID()
  const own = lastingIds.get(workspace) ?? new Map<string, string>()
  lastingIds.set(workspace, own)
  const id = own.get(form) ?? crypto.randomUUID()
  own.set(form, id)
  return id
}

/** The draft of one form, for `DraftRecovery`. */
export interface FormDraft {
  /** What an earlier visit left behind and nobody has decided on yet; the newest one. */
  found: StoredDraft | null
  /** What could not be restored. */
  problem: string | null
  restore: () => Promise<void>
  discard: () => Promise<void>
  /** The form was saved: its draft is no longer needed. */
  done: () => void
}

/**
 * Keeps what stands in a form as a draft, and finds what an earlier visit left behind. Typing is never held up, and
 * nothing that is typed now replaces a draft that still waits for 恢复 or 放弃.
 * @param form which form of which record: words of the program and ids only
 * @param values plain data; kept when it differs from the first render, or, where given, unless `blank`
 * @param lasting the form itself survives leaving the screen while unlocked
 */
export function useDraft<V>({
  form,
  values,
  excerpt,
  files = noFiles,
  blank,
  lasting = false,
  enabled = true,
  onRestore,
}: {
  form: string
  values: V
  excerpt: string
  files?: readonly DraftFile[]
  blank?: boolean
  lasting?: boolean
  enabled?: boolean
  onRestore: (values: V, files: readonly DraftFile[]) => void
}): FormDraft {
  const workspace = useWorkspace()
  const { drafts } = workspace
  const id = useRef('')
  if (id.current === '') id.current = idFor(workspace, form, lasting)
  const text = JSON.stringify(values)
  const first = useRef(text)
  const finished = useRef(false)
  const [waiting, setWaiting] = useState<readonly StoredDraft[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const isBlank = blank ?? (text === first.current && files.length === 0)

  useEffect(() => {
    let current = true
    if (enabled)
      drafts.find(form).then(
        (found) => current && setWaiting(found.filter((draft) => draft.id !== id.current)),
        (error) => console.error('draft:', error),
      )
    return () => {
      current = false
    }
  }, [drafts, form, enabled])

  const wasKept = useRef(lasting)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` stands for values and excerpt
  useEffect(() => {
    if (!enabled || finished.current) return
    if (!isBlank) {
      wasKept.current = true
      drafts.change(id.current, form, { values, excerpt, files })
    } else if (wasKept.current) {
      wasKept.current = false
      void drafts.drop(id.current)
    }
  }, [drafts, form, text, files, isBlank, enabled])

  useEffect(() => {
    const flush = () => void drafts.flush()
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [drafts])

  const found = waiting[0] ?? null
  const restore = useCallback(async () => {
    if (!found) return
    const { files: restored, damaged } = await drafts.files(found)
    // What was typed meanwhile stays a draft of its own; from here on the form goes on under the restored one.
    await drafts.flush()
    id.current = found.id
    if (lasting) lastingIds.get(workspace)?.set(form, found.id)
    wasKept.current = true
    setWaiting((before) => before.filter((draft) => draft !== found))
    setProblem(
      damaged.length > 0
        ? `${damaged.map((name) => `“${name}”`).join('、')}在本机读不出，没有恢复，请重新选择。`
        : null,
    )
    onRestore(found.values as V, restored)
  }, [drafts, found, form, lasting, onRestore, workspace])
  const discard = useCallback(async () => {
    if (!found) return
    await drafts.drop(found.id)
    setWaiting((before) => before.filter((draft) => draft !== found))
    setProblem(null)
  }, [drafts, found])
  const done = useCallback(() => {
    finished.current = !lasting
    void drafts.drop(id.current)
  }, [drafts, lasting])

  return { found, problem, restore, discard, done }
}
