/** 3、5–9: sequences in order, neighbours drawn together. */
export function sequenceWords(sequences: readonly number[]): string {
  const runs: [number, number][] = []
  for (const sequence of sequences) {
    const last = runs.at(-1)
    if (last && sequence === last[1] + 1) last[1] = sequence
    else runs.push([sequence, sequence])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join('、')
}
