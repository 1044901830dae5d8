import type { DeviceAudit, DeviceStatus, StationAudit } from './messages.ts'
import type { Told } from './oracle.ts'

/** All that is known of a device when a run is judged. */
export interface JudgedDevice {
  login: string
  told: ReadonlyMap<string, Told['told']>
  audit: DeviceAudit
  status: DeviceStatus
}

export interface Judged {
  devices: readonly JudgedDevice[]
  station: StationAudit
  /** State hashes at the station, and which devices' officers each inspection has. */
  states: Record<string, string>
  crews: ReadonlyMap<string, readonly string[]>
  /** Before the officers have settled what the station did not take, or after. */
  stage: 'quiet' | 'settled'
}

/** What a run proved, in figures. */
export interface Proven {
  acknowledged: number
  accepted: number
  parked: number
  /** On the device only, visible as waiting behind a parked command; none once it is settled. */
  held: number
  files: number
  /** Commands whose acknowledgement the kill cut off, and that are there all the same. */
  unacknowledgedButThere: number
}

/**
 * Compares what the devices were told with what is there.
 * @returns figures, and every violation as one sentence
 */
export function judge(judged: Judged): { proven: Proven; violations: string[] } {
  const { station, devices, stage } = judged
  const violations: string[] = []
  const proven: Proven = {
    acknowledged: 0,
    accepted: 0,
    parked: 0,
    held: 0,
    files: station.files,
    unacknowledgedButThere: 0,
  }
  const say = (text: string) => violations.push(`${stage}: ${text}`)
  violations.push(...station.faults.map((fault) => `${stage}: station: ${fault}`))
  violations.push(...station.badFiles.map((fault) => `${stage}: attachment at the station: ${fault}`))

  const stored = Map.groupBy(station.commands, ({ token }) => token)
  const logged = new Map<string, number>()
  for (const id of station.log) logged.set(id, (logged.get(id) ?? 0) + 1)
  const knownTokens = new Set<string>()

  for (const { login, told, audit } of devices) {
    const outbox = new Map(audit.outbox.map((row) => [row.commandId, row]))
    const written = Map.groupBy(audit.journal, ({ token }) => token)
    for (const id of audit.damaged) say(`${login}: evidence ${id} is damaged on the device`)
    for (const [token, last] of told) {
      knownTokens.add(token)
      const entries = written.get(token) ?? []
      const rows = stored.get(token) ?? []
      if (last === 'refused' || last === 'failed') {
        if (entries.length > 0 || rows.length > 0) say(`${login}: ${token} was ${last}, and is there`)
        continue
      }
      if (entries.length > 1 || rows.length > 1) {
        say(
          `${login}: ${token} is there ${entries.length} times in the journal, ${rows.length} times at the station`,
        )
        continue
      }
      if (entries.length === 0) {
        if (last === 'saved') say(`${login}: ${token} was acknowledged and is not in the journal`)
        else if (rows.length > 0) say(`${login}: ${token} is at the station and not in the journal`)
        continue
      }
      if (last === 'saved') proven.acknowledged += 1
      else proven.unacknowledgedButThere += 1
      const { commandId } = entries[0]!
      const row = outbox.get(commandId)
      if (!row) {
        say(`${login}: ${token} is not in the outbox`)
        continue
      }
      if (rows.length === 0) {
        if (row.status === 'held' && stage === 'quiet') proven.held += 1
        else
          say(`${login}: ${token} (${entries[0]!.type}, ${row.status} on the device) is not at the station`)
        continue
      }
      const atStation = rows[0]!
      const times = logged.get(commandId) ?? 0
      if (atStation.commandId !== commandId || atStation.deviceId !== audit.deviceId)
        say(`${login}: ${token} is at the station as another command`)
      if (times !== (atStation.status === 'accepted' ? 1 : 0))
        say(`${login}: ${token} is ${atStation.status} and was applied ${times} times`)
      if (atStation.status === 'accepted') {
        proven.accepted += 1
        if (row.status !== 'accepted')
          say(`${login}: ${token} is accepted at the station and ${row.status} on the device`)
      } else {
        proven.parked += 1
        const expected = stage === 'settled' ? ['resolved'] : ['parked', 'resolved']
        if (!expected.includes(row.status))
          say(`${login}: ${token} is parked at the station and ${row.status} on the device`)
        if (row.status === 'parked' && !row.reason)
          say(`${login}: ${token} is parked without a reason that can be seen`)
      }
    }
    for (const { token, commandId } of audit.journal)
      if (token !== null && !told.has(token)) say(`${login}: ${commandId} (${token}) was never begun`)
    judgeChain(login, audit, station, say)
  }
  for (const { token, commandId } of station.commands)
    if (token !== null && !knownTokens.has(token))
      say(`${commandId} (${token}) at the station was never begun`)
  judgeStates(judged, say)
  return { proven, violations }
}

/** The device's journal and the station's copy of its chain are the same, link by link. */
function judgeChain(
  login: string,
  audit: DeviceAudit,
  station: StationAudit,
  say: (text: string) => void,
): void {
  const links = station.chain.filter(({ deviceId }) => deviceId === audit.deviceId)
  if (links.length !== audit.journal.length)
    say(`${login}: ${audit.journal.length} entries in the journal, ${links.length} links at the station`)
  for (const [index, entry] of audit.journal.entries()) {
    const link = links[index]
    if (
      link &&
      (link.sequence !== entry.sequence || link.hash !== entry.hash || link.commandId !== entry.commandId)
    )
      say(`${login}: link ${entry.sequence} of the chain differs`)
  }
}

/** Every inspection is the same at the station and on each device whose officer has it. */
function judgeStates({ states, crews, devices, stage }: Judged, say: (text: string) => void): void {
  for (const [id, hash] of Object.entries(states))
    for (const { login, status } of devices) {
      if (!crews.get(id)?.includes(login)) continue
      // Until it is settled, the own version stands on the device that collided.
      if (status.stuck.includes(id)) {
        if (stage === 'settled') say(`${login}: ${id} still needs somebody`)
        continue
      }
      if (status.states[id] !== hash) say(`${login}: ${id} is not the station's`)
    }
}
