import { buildApp } from './build.ts'

/** Global setup of the Playwright suites: the specs always run on what the sources say. */
export default async function buildBeforeSpecs(): Promise<void> {
  await buildApp()
}
