import { clientPlaces, stationPlaces } from './places.ts'
import type { Faults } from './proxy.ts'
import type { Random } from './random.ts'

/** One thing that goes wrong, once so many commands of the run were acknowledged. */
export type Event = { at: number } & (
  | { kind: 'kill-device'; device: number; how: 'now' | 'power-cut' }
  | { kind: 'kill-device-at'; device: number; place: string; after: number; starting: boolean }
  | { kind: 'kill-station' }
  | { kind: 'kill-station-at'; place: string; after: number }
  /** Power fails in the whole house. */
  | { kind: 'kill-all' }
  | { kind: 'network'; faults: Faults; isDown: boolean }
  | { kind: 'device-clock'; device: number; milliseconds: number }
  | { kind: 'station-clock'; days: number }
  | { kind: 'copy-database'; device: number }
  | { kind: 'fill-disk' }
  | { kind: 'free-disk' }
  | { kind: 'back-up' }
  | { kind: 'restore'; whole: boolean }
)

/**
 * What goes wrong in a run, in order. Follows from the seed alone.
 * @param turn which of the places to be killed at come next: they are taken in turn from run to run
 */
export function makePlan(
  random: Random,
  { commands, devices, kills, turn }: { commands: number; devices: number; kills: number; turn: number },
): Event[] {
  const events: Event[] = []
  const device = () => random.between(0, devices - 1)
  const moment = () => random.between(5, commands)
  for (let index = 0; index < kills; index++) {
    const at = moment()
    const which = index % 10
    const next = turn * kills + index
    if (which === 9) events.push({ at, kind: 'kill-all' })
    else if (which === 4) events.push({ at, kind: 'kill-station' })
    else if (which === 1 || which === 6) {
      const place = stationPlaces[Math.floor(next / 5) % stationPlaces.length]!
      events.push({ at, kind: 'kill-station-at', place, after: random.between(1, 6) })
    } else if (which % 2 === 0) {
      const place = clientPlaces[next % clientPlaces.length]!
      const starting = random.chance(0.3)
      events.push({
        at,
        kind: 'kill-device-at',
        device: device(),
        place,
        after: random.between(1, 8),
        starting,
      })
    } else events.push({ at, kind: 'kill-device', device: device(), how: random.pick(['now', 'power-cut']) })
  }
  const weather = Math.max(6, Math.floor(commands / 100))
  for (let index = 0; index < weather; index++) {
    // The first hour has a network: a new device can do nothing before its first sync.
    const isDown = index > 0 && random.chance(0.12)
    events.push({
      at: Math.floor((commands * index) / weather),
      kind: 'network',
      faults: weathers(random),
      isDown,
    })
  }
  for (let index = 0; index < devices; index++) {
    events.push({ at: moment(), kind: 'copy-database', device: index })
    const sign = random.pick([-1, 1])
    const milliseconds = sign * random.between(60_000, 40 * 3_600_000)
    events.push({ at: moment(), kind: 'device-clock', device: index, milliseconds })
  }
  events.push({ at: moment(), kind: 'station-clock', days: random.pick([-1.5, -0.1, 0.1, 1.5]) })
  const full = random.between(5, Math.floor(commands * 0.8))
  events.push({ at: full, kind: 'fill-disk' }, { at: full + Math.ceil(commands / 20), kind: 'free-disk' })
  const backUp = random.between(5, Math.floor(commands * 0.6))
  const restore = random.between(backUp + 1, commands)
  events.push({ at: backUp, kind: 'back-up' }, { at: restore, kind: 'restore', whole: random.chance(0.5) })
  return events.sort((one, other) => one.at - other.at)
}

function weathers(random: Random): Faults {
  const calm: Faults = { delayed: 0.05 }
  const lossy: Faults = {
    'lost-call': 0.06,
    'lost-answer': 0.08,
    reset: 0.05,
    truncated: 0.04,
    duplicated: 0.08,
    reordered: 0.08,
    delayed: 0.1,
    portal: 0.02,
    refused: 0.04,
  }
  const echoing: Faults = { duplicated: 0.4, reordered: 0.4 }
  const mute: Faults = { 'lost-answer': 0.4, truncated: 0.1, reset: 0.1 }
  return random.pick([calm, lossy, lossy, echoing, mute])
}
