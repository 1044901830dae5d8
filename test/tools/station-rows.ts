import { sql } from 'kysely'
import type { Database } from '../../server/store/database.ts'

/** Rows of a station's database by table, in an order in which they can be inserted. */
export interface StationRows {
  /** Newest migration of the database that they come from. */
  migration: string
  tables: Record<string, Record<string, unknown>[]>
}

/** Keys of the station in `meta` stay where they are: no private key belongs into a checked-in file. */
const secret = /key/i

/** Everything that a database holds, as JSON. */
export async function dumpRows(database: Database, migration: string): Promise<StationRows> {
  const tables: StationRows['tables'] = {}
  for (const table of await tablesInOrder(database)) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select row_to_json(t) as row from ${sql.table(table)} t order by t::text`.execute(database)
    tables[table] = rows
      .map(({ row }) => row)
      .filter((row) => table !== 'meta' || !secret.test(String(row.key)))
  }
  return { migration, tables }
}

/**
 * Rows as a database of an older migration would have had them: tables and columns that it does not have are left out.
 * @param older a database that was brought to that migration and holds nothing
 */
export async function rowsAsOf(older: Database, rows: StationRows, migration: string): Promise<StationRows> {
  const tables: StationRows['tables'] = {}
  for (const table of await tablesInOrder(older)) {
    const columns = new Set(await columnsOf(older, table))
    tables[table] = (rows.tables[table] ?? []).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column))),
    )
  }
  return { migration, tables }
}

/** Puts rows into a database that has the schema of their migration and nothing else in it. */
export async function insertRows(database: Database, { tables }: StationRows): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue
    // What the migrations put in gives way; a log, which nothing is deleted from, has nothing in it yet.
    const { rows: before } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(database)
    if (before.length > 0) await sql`delete from ${sql.table(table)}`.execute(database)
    // Only the columns that the rows have, so that the others take their defaults.
    const columns = Object.keys(rows[0]!)
    const values = await jsonColumns(database, table)
    const names = sql.join(columns.map((column) => sql.ref(column)))
    // A JSON null and no value look alike in a row; where a value has to be, it was the JSON null.
    const given = sql.join(
      columns.map((column) =>
        values.has(column) ? sql`coalesce(${sql.ref(column)}, 'null'::json)` : sql.ref(column),
      ),
    )
    await sql`insert into ${sql.table(table)} (${names}) overriding system value
      select ${given} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
      database,
    )
  }
  if (tables.audit_log?.length)
    await sql`select setval(pg_get_serial_sequence('audit_log', 'id'), (select max(id) from audit_log))`.execute(
      database,
    )
}

/** Tables of the station, those that others point to first. */
async function tablesInOrder(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'
    order by table_name`.execute(database)
  const { rows: links } = await sql<{ from: string; to: string }>`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
    from pg_constraint where contype = 'f'`.execute(database)
  const ordered: string[] = []
  const visit = (name: string) => {
    if (ordered.includes(name)) return
    for (const { from, to } of links) if (from === name && to !== name) visit(to)
    ordered.push(name)
  }
  for (const { name } of rows) visit(name)
  return ordered
}

async function columnsOf(database: Database, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table}`.execute(database)
  return rows.map(({ name }) => name)
}

/** JSON columns that always have a value. */
async function jsonColumns(database: Database, table: string): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and data_type = 'json' and is_nullable = 'NO'`.execute(
    database,
  )
  return new Set(rows.map(({ name }) => name))
}
