import type { JournalContent } from '../../shared/journal/journal.ts'

/** What the page asks of the worker that owns the files of the browser's private file system (OPFS). */
export interface OpfsRequests {
  /** False where the browser has no such files, or not all that is needed of them. */
  open(): boolean
  'journal.append'(entry: Uint8Array): void
  'journal.read-all'(): JournalContent
  'journal.prune'(through: number): void
  'evidence.create'(name: string): number
  'evidence.write'(writer: number, bytes: Uint8Array): void
  'evidence.finish'(writer: number): void
  'evidence.abort'(writer: number): void
  'evidence.read'(name: string, offset: number, length: number): Uint8Array
  'evidence.size'(name: string): number
  'evidence.list'(): string[]
  'evidence.remove'(name: string): void
  'keyring.read'(): Uint8Array | null
  'keyring.write'(bytes: Uint8Array): void
}

export type OpfsRequest = keyof OpfsRequests

export interface OpfsQuestion<R extends OpfsRequest = OpfsRequest> {
  id: number
  request: R
  values: Parameters<OpfsRequests[R]>
}

/** Errors travel as data: a worker's messages strip their class and code. */
export type OpfsAnswer = { id: number; value: unknown } | { id: number; code: string; message: string }
