import type { NumberEntry, NumberSeries } from '../../../shared/protocol/numbers.ts'

/** One line of the ledger: a number, or several that stand beside each other and share their fate. */
export interface NumberLine {
  entries: readonly NumberEntry[]
}

/** What lines are told apart by; a number on a paper always has a line of its own. */
function fateOf({ state, deviceId, officerName, parkedCommandId, reason, ...entry }: NumberEntry): string {
  const { number, inspectionId, voidedByName, since } = entry
  if (state === 'issued' || inspectionId || parkedCommandId) return `${number}`
  return JSON.stringify([state, deviceId, officerName, reason, voidedByName, state === 'reserved' && since])
}

/** The entries as lines, the highest number first. */
export function linesOf(entries: readonly NumberEntry[]): NumberLine[] {
  const lines: { fate: string; entries: NumberEntry[] }[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    const fate = fateOf(entry)
    if (last?.fate === fate && last.entries.at(-1)!.number === entry.number - 1) last.entries.push(entry)
    else lines.push({ fate, entries: [entry] })
  }
  return lines.reverse()
}

/** `12`, or `3–5`. */
export function rangeText(entries: readonly NumberEntry[]): string {
  const [first, last] = [entries[0]!.number, entries.at(-1)!.number]
  return first === last ? String(first) : `${first}–${last}`
}

/** Entries that a search finds: by the number itself, or by a piece of the 文号 or of the business's name. */
export function searchNumbers(entries: readonly NumberEntry[], text: string): readonly NumberEntry[] {
  const wanted = text.trim()
  if (wanted === '') return entries
  const digits = /^\d+$/.test(wanted) ? Number(wanted) : undefined
  return entries.filter(
    ({ number, text, businessName }) =>
      number === digits ||
      (digits === undefined && (text.includes(wanted) || businessName?.includes(wanted))),
  )
}

/** `1–37：已用 30，预留 5，退回待用 0，作废 2`; states that no number is in are left out. */
export function countWords({ highest, counts }: NumberSeries): string {
  const words = [
    ['已用', counts.issued],
    ['预留', counts.reserved],
    ['退回待用', counts.returned],
    ['作废', counts.voided],
  ] as const
  const told = words.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`)
  return `${highest > 1 ? `1–${highest}` : highest}：${told.join('，')}`
}
