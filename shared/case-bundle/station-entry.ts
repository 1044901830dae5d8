import { canonical } from '../domain/canonical.ts'

/** What an entry of the station's chain is hashed over: its content and the hash of the entry before it. */
export function stationEntryText(
  entry: {
    rev: number
    inspectionId: string
    command: unknown
    events: unknown
    at: string
    body?: unknown
  },
  previousHash: string,
): string {
  const { rev, inspectionId, command, events, at, body } = entry
  return canonical({ rev, inspectionId, command, events, at, body, previousHash })
}
