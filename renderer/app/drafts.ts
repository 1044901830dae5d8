/**
 * Unsaved input of forms, kept sealed on this laptop a moment after typing stops, so that a crash, a lock or a reload
 * loses nothing. Only the officer who typed it is shown it.
 */
export interface Drafts {
  /** Drafts of the account for a form, newest first. */
  find(form: string): Promise<readonly StoredDraft[]>
  /** Keeps what stands in a form once typing pauses; never rejects. Replaces what was kept under the id. */
  change(id: string, form: string, content: DraftContent): void
  /** Forgets a draft: it was saved or given up. */
  drop(id: string): Promise<void>
  /** The files that were chosen, checked against their hashes; names of those that can't be read. */
  files(draft: StoredDraft): Promise<{ files: DraftFile[]; damaged: string[] }>
  /** Keeps at once what waits for a pause in typing. */
  flush(): Promise<void>
}

export interface DraftFile {
  blob: Blob
  name: string
  source?: 'camera'
}

export interface DraftContent {
  /** Plain data of the form's fields. */
  values: unknown
  /** The beginning of what was typed, by which its author knows it again. */
  excerpt: string
  files: readonly DraftFile[]
}

export interface StoredDraft {
  id: string
  form: string
  /** ISO timestamp of the last change. */
  at: string
  /** Name of the officer. */
  by: string
  values: unknown
  excerpt: string
  files: readonly { sha256: string; name: string; mediaType: string; size: number; source?: 'camera' }[]
}
