import type { RunReport } from './run.ts'

/** One line for a run, and its violations. */
export function printRun({ seed, seconds, settled, kills, faults, violations }: RunReport): void {
  const calls = faults.get('calls') ?? 0
  const wrong = violations.length === 0 ? 'ok' : `${violations.length} VIOLATIONS`
  console.log(
    `run ${seed}: ${settled.acknowledged} commands, ${kills.device + kills.station} kills, ${calls} calls, ${seconds.toFixed(1)} s: ${wrong}`,
  )
  for (const violation of violations.slice(0, 20)) console.log(`  ${violation}`)
  if (violations.length > 20) console.log(`  … and ${violations.length - 20} more`)
}

/** Figures over all runs. */
export class Totals {
  violations = 0
  readonly #sums = new Map<string, number>()
  readonly #killsAt = new Map<string, number>()
  readonly #faults = new Map<string, number>()
  readonly #places = new Map<string, number>()

  add(report: RunReport): void {
    const { quiet, settled, kills } = report
    this.violations += report.violations.length
    const sums: Record<string, number> = {
      runs: 1,
      'commands acknowledged as 已保存': settled.acknowledged,
      '… accepted by the station': settled.accepted,
      '… not taken, kept by the station with its reason': settled.parked,
      '… waiting on the device behind one of those, before it was settled': quiet.held,
      'written though the kill came before the acknowledgement': settled.unacknowledgedButThere,
      'refused by a rule': report.refused,
      'said not to be saved': report.failed,
      'files of evidence at the stations': settled.files,
      'kills of devices': kills.device,
      'kills of the station': kills.station,
      'kills followed by a power cut (bytes without fsync lost)': kills.powerCuts,
      'starts on an older database': report.olderDatabases,
      'restores of an older backup': report.restores,
      'full disks': report.fullDisks,
      'clocks set wrong': report.clockJumps,
      seconds: report.seconds,
      violations: report.violations.length,
    }
    for (const [name, value] of Object.entries(sums)) add(this.#sums, name, value)
    for (const [place, count] of kills.byPlace) add(this.#killsAt, place, count)
    for (const [kind, count] of report.faults) add(this.#faults, kind, count)
    for (const [place, count] of report.places) add(this.#places, place, count)
  }

  print(withPlaces: boolean): void {
    console.log('\nFigures')
    for (const [name, value] of this.#sums) console.log(`${String(Math.round(value)).padStart(9)}  ${name}`)
    printTable('\nCalls and their faults', this.#faults)
    printTable('\nKills at a place', this.#killsAt)
    if (withPlaces) printTable('\nPlaces passed in the last lives', this.#places)
  }
}

function add(sums: Map<string, number>, name: string, value: number): void {
  sums.set(name, (sums.get(name) ?? 0) + value)
}

function printTable(title: string, table: ReadonlyMap<string, number>): void {
  console.log(title)
  for (const [name, count] of [...table].sort(([one], [other]) => one.localeCompare(other)))
    console.log(`${String(count).padStart(9)}  ${name}`)
}
