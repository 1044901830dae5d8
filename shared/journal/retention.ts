/** Calendar days that an entry stays on the laptop after the station has acknowledged it (G12). */
export const retentionDays = 90

const dayMilliseconds = 86_400_000

/** A segment of the journal, and the sequences that stand in it. */
export interface SegmentContent {
  segment: number
  sequences: readonly number[]
}

/** How far a journal may be pruned: all segments up to this one, and with them all entries up to this sequence. */
export interface Prunable {
  segment: number
  sequence: number
}

/**
 * What of a journal is no longer needed: whole segments from the oldest on, in which the station has acknowledged every
 * entry, the newest of them longer ago than the retention period. The newest segment always stays. An entry that is
 * missing counts like one that is there: what nobody can vouch for is not forgotten.
 * @param segments oldest first
 * @param pruned sequence up to which the journal was pruned before; 0 for never
 * @param acknowledgedAt ISO timestamp of the station's acknowledgement; undefined for none
 * @param now milliseconds since the epoch
 */
export function prunable(
  segments: readonly SegmentContent[],
  pruned: number,
  acknowledgedAt: (sequence: number) => string | undefined,
  now: number,
): Prunable | null {
  let found: Prunable | null = null
  let sequence = pruned
  for (const { segment, sequences } of segments.slice(0, -1)) {
    const last = sequences.reduce((highest, own) => Math.max(highest, own), sequence)
    for (; sequence < last; sequence++) {
      const at = acknowledgedAt(sequence + 1)
      if (at === undefined || !(Date.parse(at) <= now - retentionDays * dayMilliseconds)) return found
    }
    found = { segment, sequence }
  }
  return found
}
