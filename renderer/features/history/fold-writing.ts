import type { HistoryEntry, HistoryMark } from '../../../shared/domain/history.ts'
import type { HistoryChange } from '../../../shared/domain/history-changes.ts'

/** Successive saves of one answer while it was being written, shown as one line. */
export interface HistoryLine<E extends HistoryEntry = HistoryEntry> {
  /** The last of them. */
  entry: E
  /** When the first of them was made, by the device. */
  since: string | null
  /** How many times it was saved. */
  saves: number
  /** From what stood before the first to what stands after the last. */
  changes: readonly HistoryChange[]
  /** Of any of them. */
  marks: readonly HistoryMark[]
}

/** Folds what one person typed into one answer; whatever corrects an answer begins a line of its own. */
export function foldWriting<E extends HistoryEntry>(entries: readonly E[]): HistoryLine<E>[] {
  const lines: HistoryLine<E>[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    if (last && goesOn(last.entry, entry))
      lines[lines.length - 1] = {
        ...last,
        entry,
        saves: last.saves + 1,
        changes: joined(last.changes, entry.changes),
        marks: [...new Set([...last.marks, ...entry.marks])],
      }
    else {
      const { deviceTime, changes, marks } = entry
      lines.push({ entry, since: deviceTime, saves: 1, changes, marks })
    }
  }
  return lines
}

function goesOn(before: HistoryEntry, entry: HistoryEntry): boolean {
  const answer = answerOf(entry)
  return (
    answer !== undefined &&
    answer === answerOf(before) &&
    entry.by.id === before.by.id &&
    !entry.marks.includes('corrected')
  )
}

/** Key of the answer that an entry gives; undefined for any other act. */
function answerOf({ type, changes }: HistoryEntry): string | undefined {
  return type === 'answerItem' ? changes.find(({ path }) => path[0] === 'answers')?.path[1] : undefined
}

function joined(first: readonly HistoryChange[], then: readonly HistoryChange[]): HistoryChange[] {
  const changes = new Map(first.map((change) => [change.path.join(), change]))
  for (const change of then) {
    const earlier = changes.get(change.path.join())
    changes.set(change.path.join(), earlier ? { ...change, before: earlier.before } : change)
  }
  return [...changes.values()]
}
