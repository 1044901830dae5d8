import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type GuaranteeBreak, guaranteeBreaks } from './guarantee-breaks.ts'
import { projectFolder } from './project.ts'

/**
 * `npm run guarantees [-- G4 G9 …]`: breaks each guarantee of docs/sync-guarantees.md on purpose, in a copy of the
 * checkout, and prints which test went red. A break that no test notices is printed as SURVIVED and ends in exit code 1.
 */
const only = process.argv.slice(2)
const chosen = guaranteeBreaks.filter(({ guarantee }) => only.length === 0 || only.includes(guarantee))
const folder = await mkdtemp(join(tmpdir(), 'suijian-guarantees-'))
const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
let survived = chosen.length === 0 ? 1 : 0
const begun = Date.now()
try {
  await copyProject()
  const green = new Map<string, string[]>()
  for (const test of new Set(chosen.map((entry) => entry.test))) green.set(test, (await run(test)).passed)
  for (const entry of chosen) {
    const red = await redFrom(entry, green.get(entry.test)!)
    if (red.length === 0) survived++
    console.log(`${entry.guarantee.padEnd(4)} ${entry.what}\n     ${red[0] ? `red: ${red[0]}` : 'SURVIVED'}`)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
const seconds = Math.round((Date.now() - begun) / 1000)
console.log(
  `\n${chosen.length} breaks in ${[...new Set(chosen.map(({ guarantee }) => guarantee))].join(', ')}: ` +
    `${chosen.length - survived} noticed, ${survived} survived (${seconds} s).`,
)
process.exitCode = survived > 0 ? 1 : 0

/** What belongs to the sources; node_modules are shared with the checkout. */
async function copyProject(): Promise<void> {
  const left = ['node_modules', 'dist', '.cache', '.git', 'test-results']
  await cp(projectFolder, folder, {
    recursive: true,
    filter: (path) => !left.includes(relative(projectFolder, path)),
  })
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction')
}

/** Breaks one thing, runs its test, and mends it. @returns names of the tests that were green before and are red */
async function redFrom(entry: GuaranteeBreak, green: readonly string[]): Promise<string[]> {
  for (const [piece, instead, file = entry.file] of entry.changes) {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    await writeFile(
      path,
      text.replace(piece, () => instead),
    )
  }
  const { failed } = await run(entry.test, entry.name)
  for (const file of filesOf(entry)) await cp(join(projectFolder, file), join(folder, file))
  return failed.filter((name) => green.includes(name) && name.includes(entry.name))
}

/** Files that a break changes. */
function filesOf({ file, changes }: GuaranteeBreak): Set<string> {
  return new Set(changes.map(([, , other = file]) => other))
}

interface Outcome {
  passed: string[]
  failed: string[]
}

/** Full names of the tests of a file by their outcome. */
async function run(test: string, name = ''): Promise<Outcome> {
  const report = join(folder, 'outcome.json')
  await rm(report, { force: true })
  const pattern = name ? ['-t', name.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')] : []
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    test,
    ...pattern,
    '--reporter=json',
    // A break may have a test wait for what never comes.
    '--testTimeout=120000',
    `--outputFile=${report}`,
  ]
  await new Promise<void>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, signal: stop.signal, maxBuffer: 1 << 28 }, () =>
      resolve(),
    )
  })
  stop.signal.throwIfAborted()
  const parsed = JSON.parse(await readFile(report, 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string }[] }[]
  }
  const cases = parsed.testResults.flatMap(({ assertionResults }) => assertionResults)
  const named = (status: string) =>
    cases.filter((one) => one.status === status).map(({ fullName }) => fullName)
  return { passed: named('passed'), failed: named('failed') }
}
