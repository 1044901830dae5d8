import { type Kysely, sql } from 'kysely'

/**
 * The ledger of 文号: one row per number, in exactly one state. Numbers below the first one that is on record were given
 * out before this ledger: nobody knows what became of them, so they are 作废 and never given out again.
 */
const statements = [
  `create table document_numbers (
    authority text not null, kind text not null, year integer not null, number integer not null,
    state text not null, since timestamptz not null,
    device_id text references devices, block_id text, officer_id text,
    inspection_id text, document_id text, command_id text, parked_command_id text,
    void_cause text, void_reason text, voided_by text,
    primary key (authority, kind, year, number),
    check (number > 0),
    check (state in ('issued', 'reserved', 'returned', 'voided')),
    check (state <> 'reserved' or (device_id is not null and block_id is not null)),
    check (state <> 'issued' or command_id is not null),
    check ((state = 'voided') = (void_cause is not null and void_reason is not null and voided_by is not null)))`,
  'create index document_numbers_by_device on document_numbers (device_id, state)',
  'create index document_numbers_by_state on document_numbers (state, year)',
  `insert into document_numbers
    (authority, kind, year, number, state, since, device_id, officer_id, inspection_id, document_id, command_id)
    select used.authority, used.kind, used.year, used.number, 'issued', coalesce(commands.received_at, now()),
      commands.device_id, commands.body->'command'->>'actorId', commands.inspection_id,
      commands.body->'command'->'payload'->>'documentId', used.command_id
    from issued_numbers used left join commands on commands.command_id = used.command_id`,
  `insert into document_numbers (authority, kind, year, number, state, since, device_id, block_id)
    select authority, kind, year, generate_series(first, last), 'reserved', reserved_at, device_id, id
    from number_blocks on conflict do nothing`,
  `insert into document_numbers
    (authority, kind, year, number, state, since, void_cause, void_reason, voided_by)
    select authority, kind, year, generate_series(1, max(number)), 'voided', now(), 'before', '启用台账以前的号码，去向未登记',
      'station'
    from document_numbers group by authority, kind, year on conflict do nothing`,
  'drop table issued_numbers',
  'drop table number_blocks',
]

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}
