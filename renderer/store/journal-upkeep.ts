import type { JournalEntry } from '../../shared/domain/journal-entry.ts'
import { prunable, type SegmentContent } from '../../shared/journal/retention.ts'
import type { JournalDamage } from '../app/workspace.ts'
import { unsealJson } from './crypto.ts'
import { type ChainHead, type JournalReading, sealCheckpoint, sealEntry } from './journal.ts'
import { outboxLabel, type RecordStore } from './record-store.ts'
import { inWriteQueue } from './write-queue.ts'

/**
 * Writes entries that the journal has lost at its end again, from the database's outbox.
 * @returns null when nothing was wrong
 */
export async function restoreJournal(
  store: RecordStore,
  { missing, altered, damagedBytes }: JournalReading,
): Promise<JournalDamage | null> {
  if (missing.length === 0 && altered.length === 0) return null
  const restored: number[] = []
  const lost: number[] = []
  for (const sequence of missing) {
    const row = await store.database.outbox.get(sequence)
    const label = outboxLabel(sequence)
    const entry = row && (await unsealJson<JournalEntry>(store.key, label, row.entry).catch(() => null))
    if (!entry) lost.push(sequence)
    // On a full disk it stays with the database's copy; the next start tries again.
    else if (await wrote(store, entry)) restored.push(sequence)
  }
  return { damagedBytes, restored, missing: lost, altered }
}

async function wrote(store: RecordStore, entry: JournalEntry): Promise<boolean> {
  const sealed = await sealEntry(store.key, entry)
  return store.host.journal.append(sealed).then(
    () => true,
    () => false,
  )
}

/**
 * Removes what the retention period has passed over: first a sealed record of how far, then the segments. A crash in
 * between leaves entries that the next reading passes over.
 */
export function pruneJournal(
  store: RecordStore,
  segments: readonly SegmentContent[],
  pruned: ChainHead,
  now: number,
): Promise<ChainHead | null> {
  return inWriteQueue(async () => {
    if (segments.length < 2) return null
    const acknowledged = new Map<number, string>()
    for (const row of await store.database.outbox.where('sequence').above(pruned.sequence).toArray()) {
      const kept = row.status === 'accepted' || row.handedOver === 'sent'
      // One that was handed over for reference has no time of its own there; it is not older than its command.
      if (kept) acknowledged.set(row.sequence, row.acceptedAt ?? row.at)
    }
    const waiting = new Set(await store.database.evidence.where('uploaded').equals(0).primaryKeys())
    const needed = waiting.size > 0 ? await commandsWith(store, waiting, pruned) : new Set<number>()
    const result = prunable(
      segments,
      pruned.sequence,
      (sequence) => (needed.has(sequence) ? undefined : acknowledged.get(sequence)),
      now,
    )
    if (!result || result.sequence === pruned.sequence) return null
    const row = await store.database.outbox.get(result.sequence)
    const { sequence, hash } = await unsealJson<JournalEntry>(
      store.key,
      outboxLabel(result.sequence),
      row!.entry,
    )
    const checkpoint = { sequence, hash }
    await store.host.journal.append(await sealCheckpoint(store.key, checkpoint))
    await store.database.putMeta('checkpoint', checkpoint)
    await store.host.journal.prune(result.segment)
    return checkpoint
  })
}

/** Sequences of commands that name a file which has not reached the station: a rebuilt database finds it by them. */
async function commandsWith(
  store: RecordStore,
  files: ReadonlySet<string>,
  after: ChainHead,
): Promise<Set<number>> {
  const sequences = new Set<number>()
  await store.database.outbox
    .where('sequence')
    .above(after.sequence)
    .toArray()
    .then(async (rows) => {
      for (const row of rows) {
        const entry = await unsealJson<JournalEntry>(store.key, outboxLabel(row.sequence), row.entry)
        const { type, payload } = entry.command
        const file =
          type === 'issueDocument'
            ? payload.sha256
            : type === 'addEvidence' || type === 'addProof'
              ? payload.evidenceId
              : undefined
        if (file && files.has(file)) sequences.add(row.sequence)
      }
    })
  return sequences
}
