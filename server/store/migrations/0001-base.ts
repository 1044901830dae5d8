import { type Kysely, sql } from 'kysely'

/**
 * First schema. JSON columns are `json`, not `jsonb`: commands are hashed and signed as they were written, and jsonb
 * refuses U+0000, which a text pasted into a field may hold.
 */
const statements = [
  'create table meta (key text primary key, value json not null)',
  'create table revision (id integer primary key check (id = 1), value bigint not null)',
  'insert into revision (id, value) values (1, 0)',
  'create table stations (id text primary key, name text not null, district_id text not null)',
  `create table accounts (
    id text primary key, login text not null unique, name text not null, role text not null,
    station_id text not null references stations, certificate_number text not null,
    certificate_valid_until text not null, password_hash text not null)`,
  `create table tokens (
    hash text primary key, account_id text not null references accounts, device_id text not null,
    expires_at timestamptz not null)`,
  `create table sign_in_attempts (
    login text primary key, failures integer not null, last_at timestamptz not null, locked_until timestamptz)`,
  `create table devices (
    id text primary key, name text not null, enrolled_at timestamptz not null, revoked_at timestamptz,
    head_sequence bigint not null, head_hash text not null)`,
  `create table certificates (
    id text primary key, account_id text not null references accounts, device_id text not null references devices,
    body json not null, valid_until timestamptz not null, revoked_at timestamptz)`,
  'create index certificates_by_holder on certificates (device_id, account_id)',
  `create table escrows (
    device_id text not null references devices, account_id text not null references accounts, hash text not null,
    escrow text not null, stored_at timestamptz not null, primary key (device_id, hash))`,
  `create table recovery_permits (
    id text primary key, account_id text not null references accounts, allowed_by text not null,
    allowed_at timestamptz not null, used_at timestamptz, device_id text)`,
  `create table audit_log (
    id bigint generated always as identity primary key, at timestamptz not null, actor_id text not null,
    action text not null, subject text not null, detail json not null)`,
  `create table reference_data (
    kind text not null, id text not null, version integer not null, body json not null,
    primary key (kind, id, version))`,
  `create table inspections (
    id text primary key, station_id text not null, district_id text not null, state text not null,
    business_code text not null, task_number text not null, rev bigint not null unique, body json not null)`,
  'create index inspections_by_business on inspections (business_code)',
  'create index inspections_by_state on inspections (state)',
  `create table inspection_access (
    inspection_id text not null references inspections, scope text not null, rev bigint not null,
    active boolean not null, snapshot json, primary key (inspection_id, scope))`,
  'create index inspection_access_by_scope on inspection_access (scope, rev)',
  `create table inspection_files (
    inspection_id text not null references inspections, sha256 text not null, kind text not null,
    primary key (inspection_id, sha256))`,
  'create index inspection_files_by_hash on inspection_files (sha256)',
  `create table chain (
    device_id text not null references devices, sequence bigint not null, hash text not null,
    command_id text not null, inspection_id text not null, primary key (device_id, sequence))`,
  'create index chain_by_command on chain (command_id)',
  `create table commands (
    command_id text primary key, device_id text not null, sequence bigint not null, inspection_id text not null,
    body json not null, body_hash text not null, status text not null, result json not null,
    received_at timestamptz not null)`,
  `create table parked (
    command_id text primary key references commands, device_id text not null, inspection_id text not null,
    sequence bigint not null)`,
  'create index parked_by_inspection on parked (device_id, inspection_id)',
  `create table resolutions (
    command_id text primary key, device_id text not null, resolved_by text not null, choice text not null)`,
  `create table log (
    rev bigint primary key, inspection_id text not null, command json not null, events json not null,
    at timestamptz not null, previous_hash text not null, hash text not null)`,
  'create index log_by_inspection on log (inspection_id, rev)',
  `create table draws (
    id text primary key, inspection_id text not null references inspections, outgoing text not null,
    status text not null, seed text not null, commitment json not null, record json,
    committed_at timestamptz not null)`,
  // One open draw per officer to be replaced, however many instances try.
  `create unique index draws_open on draws (inspection_id, outgoing) where status = 'committed'`,
  `create table number_blocks (
    id text primary key, device_id text not null references devices, authority text not null, kind text not null,
    year integer not null, first integer not null, last integer not null, reserved_at timestamptz not null,
    unique (authority, kind, year, first))`,
  `create table issued_numbers (
    authority text not null, kind text not null, year integer not null, number integer not null,
    command_id text not null, primary key (authority, kind, year, number))`,
  `create table blobs (
    sha256 text primary key, size bigint not null, received_at timestamptz not null, received_from text not null)`,
]

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}
