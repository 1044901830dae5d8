/** The files of one journal, as the machine gives them: a folder of the disk, or of the browser's private file system. */
export interface JournalFolder {
  /** Numbers of the segments that are there, in any order. */
  segments(): Promise<number[]>
  /** Opens a segment; creates it when it is not there. Its name is durable when this resolves. */
  open(segment: number): Promise<JournalFile>
  /** Removes a segment that is not open. */
  remove(segment: number): Promise<void>
  /** Writes a small file of its own beside the segments; it is durable when this resolves. */
  keep(name: string, bytes: Uint8Array): Promise<void>
}

export interface JournalFile {
  read(): Promise<Uint8Array>
  /** Writes all of the bytes. */
  write(bytes: Uint8Array, at: number): Promise<void>
  truncate(size: number): Promise<void>
  /** Resolves when everything that was written has reached the disk. */
  sync(): Promise<void>
  close(): Promise<void>
}
