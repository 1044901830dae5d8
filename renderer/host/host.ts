import type { InstalledFaceFile } from '../../shared/documents/official-faces.ts'
import type { JournalContent } from '../../shared/journal/journal.ts'

/**
 * What the app asks of the machine it runs on. One interface, two implementations: `desktop-host.ts`
 * (the Electron main process does the work) and `browser-host.ts` (storage of the browser).
 * A host writes opaque bytes only: everything that reaches it is already encrypted by `renderer/store`.
 */
export interface Host {
  readonly kind: 'desktop' | 'browser'
  /** How many durable copies of an entry exist once `journal.append` has resolved. */
  readonly copies: 'journal-and-database' | 'single'
  /** The browser did not promise to keep what is stored: it may clear it when the disk gets full. */
  readonly evictable?: boolean
  /** Bytes that must stay free: a database that meets a full disk may be lost. None when left out. */
  readonly reserveBytes?: number
  readonly journal: JournalHost
  readonly evidence: EvidenceHost
  readonly keyring: KeyringHost
  readonly papers: PapersHost
  readonly exports: ExportsHost
  readonly fonts: FontsHost
  /** Free bytes on the volume that holds the journal, or null when the host can't tell. */
  freeBytes(): Promise<number | null>
  /** Address of the station server that this installation was made for; null when the user must type it. */
  stationAddress(): Promise<string | null>
  /** Whether the last connection to an address ended at its certificate. A browser does not tell, and has none. */
  certificateRefused?(address: string): Promise<boolean>
  /** Remembers the station's address for the next start. */
  rememberStationAddress(address: string): Promise<void>
  /** Version of the app and of the shell that runs it, for 帮助 and for the handshake with the server. */
  readonly versions: { app: string; shell: string }
}

/** One journal per store: an append-only list of opaque entries. */
export interface JournalHost {
  /** Resolves when the entry has reached the disk (fsync); rejects with a `HostError` when it did not. */
  append(entry: Uint8Array): Promise<void>
  /** Everything that can be read of it. */
  readAll(): Promise<JournalContent>
  /** Removes all segments up to this one; the newest stays in any case. */
  prune(through: number): Promise<void>
}

/** Evidence files: written in segments under a random name, final once finished. */
export interface EvidenceHost {
  /** Appends segments under a temporary name; `finish` makes the file durable under `name`. */
  create(name: string): Promise<EvidenceWriter>
  /** Reads `length` bytes at `offset` of a finished file; shorter at its end. */
  read(name: string, offset: number, length: number): Promise<Uint8Array>
  size(name: string): Promise<number>
  list(): Promise<string[]>
  remove(name: string): Promise<void>
}

export interface EvidenceWriter {
  write(bytes: Uint8Array): Promise<void>
  /** temp → fsync → rename → fsync of the folder. */
  finish(): Promise<void>
  /** Removes the temporary file. */
  abort(): Promise<void>
}

/** A small atomic record: enrolled accounts with their wrapped keys. Opaque to the host. */
export interface KeyringHost {
  read(): Promise<Uint8Array | null>
  /** Replaces the record as a whole (temp → fsync → rename). */
  write(bytes: Uint8Array): Promise<void>
  /**
   * Wraps bytes with the machine's keystore (safeStorage), where there is a real one.
   * `backend` is stored beside the result, so that a change of backend is noticed.
   */
  protect(bytes: Uint8Array): Promise<{ backend: string; bytes: Uint8Array }>
  unprotect(backend: string, bytes: Uint8Array): Promise<Uint8Array>
}

/** Large files that leave the machine, written piece by piece. */
export interface ExportsHost {
  /** Asks where to put a file; null when the user thought better of it. Ask from a click: browsers want one. */
  create(suggestedName: string): Promise<ExportWriter | null>
}

export interface ExportWriter {
  write(bytes: Uint8Array): Promise<void>
  /** Puts the file in its place; resolves to its name. */
  finish(): Promise<string>
  /** Leaves nothing behind. */
  abort(): Promise<void>
}

/** What happens to finished papers and lists. */
export interface PapersHost {
  /**
   * Asks where to save a file (.pdf, .xlsx); resolves to the chosen file name, or null when the user thought better of it.
   */
  save(suggestedName: string, bytes: Uint8Array): Promise<string | null>
  /**
   * Begins a set of files under a name of its own: a new folder in one that the user chooses (desktop), a ZIP (browser).
   * Null when the user thought better of it.
   */
  createSet(suggestedName: string): Promise<PaperSet | null>
  /** Opens the system's print dialog for the PDF. */
  print(title: string, bytes: Uint8Array): Promise<void>
}

/** Files that come to stand together, or not at all. */
export interface PaperSet {
  add(name: string, bytes: Uint8Array): Promise<void>
  /** Puts the set in its place; resolves to its name. */
  finish(): Promise<string>
  /** Leaves nothing behind. */
  abort(): Promise<void>
}

/** Installed faces. A browser can't read them and has none. */
export interface FontsHost {
  /** Faces of GB/T 9704 that are installed and may be embedded, with their files; at most one for each slot. */
  official(): Promise<InstalledFaceFile[]>
}

/** A refusal by the machine; `code` is a code of the problem catalogue. */
export class HostError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'HostError'
    this.code = code
  }
}
