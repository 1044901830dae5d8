import { readFile, rm } from 'node:fs/promises'

/** What a step found. */
export interface Result {
  passed: number
  failed: number
  skipped: number
  /** One line for each thing that was not run, with its reason. */
  notes: string[]
}

/** A check that either holds or not. */
export function single(ok: boolean): Result {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, notes: [] }
}

/** A step that can't run here: a failure with CI=true, elsewhere a line that says so. */
export function cannotRun(reason: string): Result {
  const isRequired = process.env.CI === 'true'
  return { passed: 0, failed: isRequired ? 1 : 0, skipped: 0, notes: [`SKIPPED: ${reason}`] }
}

export function sum(results: Result[]): Result {
  const total: Result = { passed: 0, failed: 0, skipped: 0, notes: [] }
  for (const { passed, failed, skipped, notes } of results) {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    total.notes.push(...notes)
  }
  return total
}

/** Counts of Vitest's JSON report. @param succeeded whether the command itself did */
export async function vitestResult(report: string, succeeded: boolean): Promise<Result> {
  const read = await readReport<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(
    report,
  )
  return counted(succeeded, read?.numPassedTests, read?.numFailedTests, read?.numPendingTests)
}

/** Counts of Playwright's JSON report; a test that passed only on a second try counts as failed. */
export async function playwrightResult(report: string, succeeded: boolean): Promise<Result> {
  const read = await readReport<{
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }>(report)
  const stats = read?.stats
  return counted(succeeded, stats?.expected, stats && stats.unexpected + stats.flaky, stats?.skipped)
}

/** A command that failed without a failed test (a file that doesn't load, a crash) is one failure. */
function counted(succeeded: boolean, passed = 0, failed = 0, skipped = 0): Result {
  const notes = skipped > 0 ? [`${skipped} tests say of themselves that they were skipped.`] : []
  return { passed, failed: succeeded ? failed : Math.max(1, failed), skipped, notes }
}

/** Reads a report and removes it, so that no later run takes it for its own. */
async function readReport<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch {
    return null
  } finally {
    await rm(file, { force: true })
  }
}
