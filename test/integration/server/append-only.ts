import { sql } from 'kysely'
import type { Database } from '../../../server/store/database.ts'

/** What an insider at the server does first who wants to change the log: takes its guard away. */
export async function allowChanges(database: Database): Promise<void> {
  await sql`alter table log disable trigger user`.execute(database)
}
