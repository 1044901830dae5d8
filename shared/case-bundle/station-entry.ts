import { canonical, canonicalHash } from '../domain/canonical.ts'

/** How new entries of the station's chain are hashed. Entries of version 1 stay as they were written. */
export const newestEntryVersion = 2 as const
export type EntryVersion = 1 | 2

/** What an entry of the station's chain says. */
export interface StationEntry {
  rev: number
  inspectionId: string
  /** Null for a dispatch. */
  command: unknown
  /** What the command led to: its result. */
  events: unknown
  /** ISO timestamp of the station. */
  at: string
  /** State that a dispatch laid down. */
  body?: unknown
}

/** Version 1: one hash over everything, so that a link says nothing without the whole content. */
export function stationEntryText(entry: StationEntry, previousHash: string): string {
  const { rev, inspectionId, command, events, at, body } = entry
  return canonical({ rev, inspectionId, command, events, at, body, previousHash })
}

/**
 * Version 2: hash of what an entry says. It stands for the content in the chain, so that anybody can follow the chain
 * over entries of other inspections without seeing them. It covers the command, its result, the device's own chain up
 * to it (with the actor's signature), and by their hashes the files that the command brings.
 * @param entryHash of the device's chain; null for what the station did itself
 */
export function stationContentHash(entry: Omit<StationEntry, 'rev'>, entryHash: string | null): string {
  const { inspectionId, command, events, at, body } = entry
  return canonicalHash({
    version: 2,
    inspectionId,
    at,
    command: command === null ? null : canonicalHash(command),
    result: canonicalHash(events),
    entry: entryHash,
    files: filesBrought(command),
    body: body === undefined ? null : canonicalHash(body),
  })
}

/** Version 2: hash of an entry, by which the next one names it. */
export function stationLinkHash(rev: number, contentHash: string, previousHash: string): string {
  return canonicalHash({ version: 2, rev, content: contentHash, previousHash })
}

/** Hashes of evidence, proofs and papers that a command brings. */
function filesBrought(command: unknown): string[] {
  const { type, payload } = (command ?? {}) as { type?: string; payload?: Record<string, unknown> }
  const hash =
    type === 'addEvidence' || type === 'addProof'
      ? payload?.evidenceId
      : type === 'issueDocument'
        ? payload?.sha256
        : undefined
  return typeof hash === 'string' ? [hash] : []
}
