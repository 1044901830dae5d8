import { join } from 'node:path'
import { checkBoundaries } from './boundaries.ts'
import { buildApp } from './build.ts'
import { electronRuntime } from './electron-runtime.ts'
import { cacheFolder } from './project.ts'
import { cannotRun, playwrightResult, type Result, single, sum, vitestResult } from './results.ts'
import { printRules } from './rules-print.ts'
import { runCommand, runTool } from './run-tool.ts'
import { prepareBrowser, prepareDisplay, preparePdfReaders } from './system-tools.ts'

/** The steps of the test command, in their order. */
export const steps = {
  lint: { title: 'Formatting and lint', run: async () => single(await runTool('biome', ['check', '.'])) },
  boundaries: { title: 'Boundaries of the rooms', run: boundaries },
  types: { title: 'Types', run: types },
  rules: { title: 'Status of the 97 rules', run: async () => single(printRules()) },
  unit: { title: 'Unit and property tests', run: () => vitest('unit') },
  integration: { title: 'Integration tests (PGlite and PostgreSQL)', run: () => vitest('integration') },
  build: { title: 'Build', run: build },
  e2e: { title: 'End-to-end tests in a browser', run: endToEnd },
  electron: { title: 'The main flow on a real Electron', run: electron },
} satisfies Record<string, { title: string; run: () => Promise<Result> }>

export type StepName = keyof typeof steps

async function boundaries(): Promise<Result> {
  const { files, violations } = await checkBoundaries()
  for (const { file, line, message } of violations) console.error(`${file}:${line}: ${message}`)
  console.log(`${files} files, ${violations.length} violations.`)
  return single(violations.length === 0)
}

async function types(): Promise<Result> {
  const results: Result[] = []
  for (const room of ['shared', 'renderer', 'electron', 'server', 'test']) {
    const ok = await runTool('tsc', ['-p', room])
    console.log(`${room}: ${ok ? 'clean' : 'errors'}`)
    results.push(single(ok))
  }
  return sum(results)
}

async function vitest(project: 'unit' | 'integration'): Promise<Result> {
  const missing = await preparePdfReaders()
  const report = join(cacheFolder, `vitest-${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = await runTool('vitest', ['run', '--project', project, ...reporters])
  const result = await vitestResult(report, succeeded)
  return missing ? sum([result, cannotRun(missing)]) : result
}

async function build(): Promise<Result> {
  try {
    console.log((await buildApp()) ? 'Built into dist/.' : 'dist/ is up to date.')
    return single(true)
  } catch (error) {
    console.error(error)
    return single(false)
  }
}

async function endToEnd(): Promise<Result> {
  const missing = (await prepareBrowser()) ?? (await preparePdfReaders())
  return missing ? cannotRun(`end-to-end tests. ${missing}`) : playwright('e2e')
}

async function electron(): Promise<Result> {
  const runtime = electronRuntime()
  if (!runtime) return cannotRun('the flow on a real Electron. Run: npx install-electron')
  if (runtime.kind === 'lab') {
    const ready = await runCommand(runtime.script, ['setup'])
    if (!ready)
      return cannotRun('the flow on a real Electron: its laboratory could not be set up (it needs root).')
  } else {
    const missing = await prepareDisplay()
    if (missing) return cannotRun(`the flow on a real Electron. ${missing}`)
  }
  return playwright('electron')
}

async function playwright(suite: 'e2e' | 'electron'): Promise<Result> {
  const report = join(cacheFolder, `playwright-${suite}.json`)
  const succeeded = await runTool(
    'playwright',
    ['test', '-c', `test/${suite}/playwright.config.ts`, '--reporter=list,json'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  )
  return playwrightResult(report, succeeded)
}
