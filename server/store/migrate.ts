import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import * as base from './migrations/0001-base.ts'
import * as recoveryByDevice from './migrations/0002-recovery-by-device.ts'
import * as officerDetails from './migrations/0003-officer-details.ts'
import * as dispatchedBodies from './migrations/0004-dispatched-bodies.ts'
import * as numberLedger from './migrations/0005-number-ledger.ts'
import * as contentChain from './migrations/0006-content-chain.ts'

/**
 * Every migration by its number; a landed one is never edited. A new one brings rows of its schema along:
 * `test/integration/server/upgrade.test.ts` says how to write them.
 */
const migrations: Record<string, Migration> = {
  '0001-base': base,
  '0002-recovery-by-device': recoveryByDevice,
  '0003-officer-details': officerDetails,
  '0004-dispatched-bodies': dispatchedBodies,
  '0005-number-ledger': numberLedger,
  '0006-content-chain': contentChain,
}

/** Names of all migrations, in their order. */
export const migrationNames: readonly string[] = Object.keys(migrations)

/**
 * Brings the schema to the newest version; the database records what ran.
 * @param to stops at this one: for tests of the way from there
 * @throws the failed migration's error
 */
export async function migrate(database: Database, to?: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } })
  const { error } = to ? await migrator.migrateTo(to) : await migrator.migrateToLatest()
  if (error) throw error
}
