import { buildApp } from './build.ts'
import { prepareDemoStation } from './station-child.ts'

/** Global setup of the Playwright suites: the specs always run on what the sources say, on one filled demo station. */
export default async function buildBeforeSpecs(): Promise<() => Promise<void>> {
  await buildApp()
  return prepareDemoStation()
}
