/** What a rescue package would hold, read with the password and without the database where that does not open. */
export interface Rescue {
  readonly commands: number
  readonly records: number
  readonly drafts: number
  /** Drafts of other officers on this laptop, which are left to them. */
  readonly draftsOfOthers: number
  readonly files: number
  readonly bytes: number
  /** What could not be read, in words. */
  readonly problems: readonly string[]
  /**
   * Asks where to put the package and writes it, piece by piece. Files that don't fit into one ZIP are left for a
   * further part. @returns null when the officer thought better of it
   * @throws ProblemError; an `AbortError` when it was cancelled. Nothing is left behind then
   */
  save(onProgress: (share: number) => void, signal: AbortSignal): Promise<RescueSaved | null>
}

export interface RescueSaved {
  /** Name of the file. */
  name: string
  part: number
  /** Files that a further part has to take. */
  left: number
  problems: readonly string[]
}
