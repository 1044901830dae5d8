import { type Kysely, sql } from 'kysely'

/**
 * The station's chain over hashes of content (entries of before stay version 1 and stay verifiable), and tables that are
 * only ever added to: the database itself refuses to change, delete or empty them.
 */
const statements = [
  'alter table log add column version integer not null default 1',
  'alter table log add column content_hash text',
  'alter table log add column entry_hash text',
  'alter table log add check (version = 1 or content_hash is not null)',
  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'rows of % are only ever added', tg_table_name using errcode = 'insufficient_privilege'; end $$`,
  ...['log', 'audit_log', 'chain'].map(
    (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ),
]

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}
