import type { BundleManifest, BundleStationChain, LogLine } from './format.ts'
import { type Checks, lineName } from './people.ts'
import { stationLinkHash } from './station-entry.ts'

/**
 * The station's chain, followed from the first entry of the inspection to the end that the manifest names: nothing was
 * changed, taken out or put in between, in this inspection or in another one.
 */
export function checkStationChain(
  checks: Checks,
  { links }: BundleStationChain,
  lines: readonly LogLine[],
  { chainHead }: Pick<BundleManifest, 'chainHead'>,
): void {
  const { found } = checks
  const hashes = new Map<number, string>()
  let older = 0
  let lastRev = 0
  let previous = lines[0]?.previousHash
  for (const link of links) {
    const [rev, first, own] = link
    if (previous !== undefined && (rev <= lastRev || (own !== undefined && first !== previous)))
      found.add('station-chain.broken', { rev })
    if (own !== undefined) older += 1
    previous = own ?? stationLinkHash(rev, first, previous ?? '')
    hashes.set(rev, previous)
    lastRev = rev
  }
  for (const [index, line] of lines.entries())
    if (hashes.get(line.rev) !== line.hash)
      found.add('station-chain.differs', { act: lineName(checks, line, index), rev: line.rev })
  if (links.length > 0 && (lastRev !== chainHead.rev || previous !== chainHead.hash))
    found.add('station-chain.head', { rev: chainHead.rev })
  if (older > 0) found.add('station-chain.older', { count: older })
}

/** A bundle of before: entries that a newer station chained can't stand in one. */
export function checkOlderChain(checks: Checks, lines: readonly LogLine[]): void {
  const newer = lines.findIndex(({ version }) => version === 2)
  if (newer >= 0)
    checks.found.add('station-chain.differs', {
      act: lineName(checks, lines[newer]!, newer),
      rev: lines[newer]!.rev,
    })
  checks.found.add('station-chain.older', { count: lines.length })
}
