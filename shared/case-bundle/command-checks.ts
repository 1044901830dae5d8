import type { Command } from '../domain/commands.ts'
import { stationCommands } from '../domain/commands.ts'
import type { DomainEvent } from '../domain/events.ts'
import { commandHash, entryHash } from '../domain/journal-entry.ts'
import { checkUse } from './certificate-checks.ts'
import type { LogLine, ParkedLine } from './format.ts'
import { actName, type Checks, lineName } from './people.ts'

/** Stands as device in what the station did itself. */
const stationDevice = 'station'

/** Every command is as its device chained it and as its actor signed it. */
export async function checkCommands(
  checks: Checks,
  lines: readonly LogLine[],
  parked: readonly ParkedLine[],
): Promise<void> {
  const { found } = checks
  const seen = new Set<string>()
  for (const [index, line] of lines.entries()) {
    const { command, device, events, at } = line
    if (!command) continue
    const act = lineName(checks, line, index)
    if (seen.has(command.id)) found.add('command.repeated', { id: command.id })
    seen.add(command.id)
    if (command.inspectionId !== checks.inspectionId)
      found.add('command.foreign', { act, inspection: command.inspectionId })
    if (device) await checkEntry(checks, { ...device, command, events }, at, act)
    else if (command.deviceId !== stationDevice || !stationCommands.includes(command.type))
      found.add('command.unsigned', { act })
  }
  for (const [index, { entry }] of parked.entries()) {
    const command = entry.command as unknown as Command
    const act = actName(checks, command, `未受理的第 ${index + 1} 条`)
    if (seen.has(command.id)) found.add('command.repeated', { id: command.id })
    seen.add(command.id)
    // A parked command may be one whose proof did not hold: that is why it is parked, and its chain is what counts.
    if (entryHash({ ...entry, command, events: entry.events as DomainEvent[] }) !== entry.hash)
      found.add('command.altered', { act, part: '内容、签名或者链接' })
  }
}

interface Chained extends NonNullable<LogLine['device']> {
  command: Command
  events: DomainEvent[]
}

async function checkEntry(checks: Checks, entry: Chained, takenAt: string, act: string): Promise<void> {
  const { found } = checks
  const { command, proof } = entry
  const key = checkUse(checks, {
    act,
    certificateId: proof.certificateId,
    accountId: command.actorId,
    deviceId: command.deviceId,
    signedAt: command.decidedAt.wall,
    takenAt,
  })
  const signed = key !== undefined && (await checks.holds(key, proof.signature, commandHash(command)))
  if (key && !signed) found.add('command.signature', { act })
  if (entryHash(entry) !== entry.hash)
    found.add('command.altered', {
      act,
      part: signed ? '操作本身与本人签名相符，它的结果（事件）或者链接' : '操作的内容、签名或者链接',
    })
  if (Date.parse(command.decidedAt.wall) - Date.parse(takenAt) > 10 * 60_000)
    found.add('time.device-ahead', { act, wall: command.decidedAt.wall, at: takenAt })
}
