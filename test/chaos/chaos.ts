import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../tools/postgres.ts'
import { whyNoSmallDisk } from './disk.ts'
import { printRun, Totals } from './figures.ts'
import { Run } from './run.ts'
import { makeTemplate, removeFolder } from './template.ts'

/**
 * `npm run chaos -- --seed S --runs N [--commands 1000] [--kills 12] [--devices 3] [--database pglite|postgresql]`
 * Run k of a seed S is run 0 of the seed S + k. Exits with 1 and says how to repeat it when anything was lost.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1' },
    commands: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '12' },
    devices: { type: 'string', default: '3' },
    database: { type: 'string', default: 'pglite' },
    verbose: { type: 'boolean', default: false },
    places: { type: 'boolean', default: false },
  },
})
const [seed, runs, commands, kills, devices] = [
  values.seed,
  values.runs,
  values.commands,
  values.kills,
  values.devices,
].map(Number) as [number, number, number, number, number]
if (![seed, runs, commands, kills, devices].every(Number.isSafeInteger) || devices < 2 || devices > 4) {
  console.error('--seed, --runs, --commands and --kills are whole numbers; --devices is 2 to 4.')
  process.exit(2)
}
const totals = new Totals()
// Ended early it says what it has come to, and leaves no server and no mount behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    totals.print(values.places)
    process.exit(130)
  })

const withPostgres = values.database === 'postgresql'
const why = whyNoSmallDisk()
if (why) console.log(`SKIPPED: the full disk. ${why}.`)

const folder = mkdtempSync(join(tmpdir(), 'suijian-chaos-'))
const postgres = withPostgres ? await startPostgres() : undefined
try {
  console.log(
    `chaos: seed ${seed}, ${runs} runs of ${commands} commands and ${kills} planned kills, ${devices} devices, station on ${postgres ? `PostgreSQL ${postgres.version}` : 'PGlite'}`,
  )
  const template = await makeTemplate(join(folder, 'template'), devices, postgres?.url)
  for (let index = 0; index < runs; index++) {
    const run = new Run(template, {
      seed: seed + index,
      commands,
      kills,
      folder: join(folder, `run-${seed + index}`),
      verbose: values.verbose,
    })
    const report = await run.perform()
    totals.add(report)
    printRun(report)
    if (report.violations.length > 0) {
      const database = withPostgres ? ' --database postgresql' : ''
      console.log(
        `repeat: npm run chaos -- --seed ${report.seed} --runs 1 --commands ${commands} --kills ${kills} --devices ${devices}${database}`,
      )
      console.log(`kept: ${join(folder, `run-${report.seed}`)}`)
    }
  }
  totals.print(values.places)
} finally {
  await postgres?.stop()
  if (totals.violations === 0) removeFolder(folder)
}
process.exit(totals.violations === 0 ? 0 : 1)
