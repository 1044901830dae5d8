import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a real PostgreSQL with an empty database, or null where there is none. */
    postgresUrl: string | null
  }
}

/**
 * Global setup of the integration tests: `inject('postgresUrl')` gives a real PostgreSQL.
 * With CI=true its absence fails; elsewhere a line says that its tests are skipped.
 */
export default async function postgresForTests(project: TestProject): Promise<() => Promise<void>> {
  try {
    const postgres = await startPostgres()
    project.provide('postgresUrl', postgres.url)
    console.log(`PostgreSQL ${postgres.version} runs for the integration tests.`)
    return postgres.stop
  } catch (error) {
    if (process.env.CI === 'true') throw error
    project.provide('postgresUrl', null)
    const reason = error instanceof Error ? error.message : String(error)
    console.log(`SKIPPED: tests on a real PostgreSQL. ${reason}`)
    return async () => undefined
  }
}
