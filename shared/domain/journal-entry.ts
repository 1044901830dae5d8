import { canonicalHash } from './canonical.ts'
import type { Command } from './commands.ts'
import type { DomainEvent } from './events.ts'

/** Who vouches for a command: the actor's signing key over the command's hash. */
export interface Proof {
  certificateId: string
  /** Base64 of the raw signature over the text of `commandHash`, in the scheme of the certificate's key. */
  signature: string
}

/** One entry of a device's chain: the command, what it led to, and the link to the entry before. */
export interface JournalEntry {
  /** Device sequence, 1, 2, 3 … without gaps. */
  sequence: number
  /** Hash of the entry before; 64 zeros for the first. */
  previousHash: string
  command: Command
  events: DomainEvent[]
  proof: Proof
  /** `entryHash` of this entry. */
  hash: string
}

export const chainStart = '0'.repeat(64)

/** What a proof signs. */
export function commandHash(command: Command): string {
  return canonicalHash(command)
}

/** Hash of an entry: everything but `hash` itself. */
export function entryHash(entry: Omit<JournalEntry, 'hash'>): string {
  const { sequence, previousHash, command, events, proof } = entry
  return canonicalHash({ sequence, previousHash, command, events, proof })
}
