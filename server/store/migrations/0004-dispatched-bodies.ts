import { type Kysely, sql } from 'kysely'

/** The state that a dispatch laid down: without it the log could not be replayed from its beginning. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table log add column body json').execute(database)
}
