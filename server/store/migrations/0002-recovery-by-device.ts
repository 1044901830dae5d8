import { type Kysely, sql } from 'kysely'

/**
 * A permit belongs to one reset and serves every device that the account was enrolled on before it. Permits that were
 * used under the old rule are spent; the audit log still tells of them.
 */
const statements = [
  'delete from recovery_permits where used_at is not null',
  'alter table recovery_permits drop column used_at, drop column device_id',
  `create table recovery_uses (
    permit_id text not null references recovery_permits on delete cascade,
    device_id text not null references devices, escrow_hash text, closed_at timestamptz,
    primary key (permit_id, device_id))`,
]

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}
