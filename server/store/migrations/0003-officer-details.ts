import { type Kysely, sql } from 'kysely'

/** 名录库: department, 职务, 业务专长 and expert flag of an account (P5, P15, Q4). */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table accounts add column details json not null default '{}'`).execute(database)
}
