import { sha256Hex } from '../domain/canonical.ts'
import type { Command } from '../domain/commands.ts'
import { chainStart } from '../domain/journal-entry.ts'
import type { BundleChains, LogLine, ParkedLine } from './format.ts'
import { actName, type Checks, lineName } from './people.ts'
import { stationContentHash, stationEntryText, stationLinkHash } from './station-entry.ts'

/** Hash of an entry as the bundle has it. */
function entryHashOf({ inspectionId }: Checks, line: LogLine): string {
  const entry = { ...line, inspectionId }
  return line.version === 2
    ? stationLinkHash(line.rev, stationContentHash(entry, line.device?.hash ?? null), line.previousHash)
    : sha256Hex(stationEntryText(entry, line.previousHash))
}

/** Every entry of the station is as it was written, in `rev` order, and hangs between its neighbours. */
export function checkStationEntries(checks: Checks, lines: readonly LogLine[]): void {
  const { found } = checks
  for (const [index, line] of lines.entries()) {
    const act = lineName(checks, line, index)
    const { before, after, previousHash, hash, rev, at } = line
    if (entryHashOf(checks, line) !== hash) found.add('entry.altered', { act })
    if ((before?.hash ?? chainStart) !== previousHash || (before && before.rev >= rev))
      found.add('entry.link', { act, side: '前' })
    if (after && (after.previousHash !== hash || after.rev <= rev))
      found.add('entry.link', { act, side: '后' })
    const last = lines[index - 1]
    if (!last) continue
    if (rev <= last.rev) found.add('entry.order', { act })
    // Between two entries of this inspection lie others; one that claims to come right after has to say so truly.
    else if (before && (before.rev < last.rev || (before.rev === last.rev && before.hash !== last.hash)))
      found.add('entry.link', { act, side: '前' })
    if (at < last.at) found.add('time.station-backwards', { act, at, before: last.at })
  }
}

interface Named {
  act: string
  sequence: number
  previousHash: string
  hash: string
}

/** Every command hangs in its device's chain, none of this inspection is left out, and each device's order is kept. */
export function checkDeviceChains(
  checks: Checks,
  chains: BundleChains,
  lines: readonly LogLine[],
  parked: readonly ParkedLine[],
): void {
  const { found } = checks
  const entries = entriesByCommand(checks, lines, parked)
  const linked = new Set<string>()
  for (const { deviceId: device, links } of chains.devices) {
    const hashes = new Map(links.map(({ sequence, hash }) => [sequence, hash]))
    for (const { sequence, hash, command } of links) {
      if (!command) continue
      linked.add(command.id)
      const entry = entries.get(command.id)
      if (!entry) {
        if (command.status !== 'held') found.add('command.missing', { device, sequence, id: command.id })
        continue
      }
      const { act, previousHash } = entry
      const before = sequence === 1 ? chainStart : hashes.get(sequence - 1)
      if (entry.sequence !== sequence || entry.hash !== hash || before !== previousHash)
        found.add('device-chain.broken', { act, device })
    }
  }
  const last = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const { command, device } = line
    if (!command || !device) continue
    const act = lineName(checks, line, index)
    if (!linked.has(command.id)) found.add('command.unlinked', { act, device: command.deviceId })
    if (device.sequence <= (last.get(command.deviceId) ?? 0)) found.add('command.order', { act })
    last.set(command.deviceId, device.sequence)
  }
}

function entriesByCommand(
  checks: Checks,
  lines: readonly LogLine[],
  parked: readonly ParkedLine[],
): Map<string, Named> {
  const entries = new Map<string, Named>()
  for (const [index, line] of lines.entries())
    if (line.command && line.device)
      entries.set(line.command.id, { ...line.device, act: lineName(checks, line, index) })
  for (const [index, { entry }] of parked.entries()) {
    const act = actName(checks, entry.command as unknown as Command, `未受理的第 ${index + 1} 条`)
    entries.set(entry.command.id, { ...entry, act })
  }
  return entries
}
