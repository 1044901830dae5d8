import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool } from 'pg'
import { crashPoint } from '../crash-points.ts'
import { pgDecoders, pgliteDecoders } from './codec.ts'
import type { StationDatabase } from './schema.ts'

export type Database = Kysely<StationDatabase>
/** Handle of an open transaction: inside one only this is used, never the database (PGlite would deadlock). */
export type WriteTransaction = Transaction<StationDatabase>
/** Either: for queries that may run inside a transaction and outside. */
export type Queries = Database | WriteTransaction

/** Opens PostgreSQL at an address, else PGlite in `folder`/pglite (the caller holds the process lock). */
export async function openDatabase(folder: string, databaseUrl: string | undefined): Promise<Database> {
  if (databaseUrl) {
    const pool = new Pool({ connectionString: databaseUrl, max: 10, types: pgDecoders })
    // An idle connection that the server ends must not end the station; the next query opens another one.
    pool.on('error', (error) => console.error(`PostgreSQL: ${error.message}`))
    return new Kysely<StationDatabase>({ dialect: new PostgresDialect({ pool }) })
  }
  const path = join(folder, 'pglite')
  await mkdir(path, { recursive: true })
  const pglite = await PGlite.create(path, { parsers: pgliteDecoders })
  return new Kysely<StationDatabase>({ dialect: new PGliteDialect({ pglite }) })
}

/** Number of the advisory lock that every writing transaction holds. */
const writersLock = 7_350_503

/**
 * A transaction that may take a `rev`. All of them pass one lock, held until the commit: so revs become visible in
 * their order, without gaps, and a puller that has seen one has seen all before it.
 */
export async function write<T>(
  database: Database,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  const watch = watches.get(database)
  let committed: (() => void) | undefined
  const result = await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(writersLock)})`.execute(transaction)
    crashPoint('write.begun')
    const done = await work(transaction)
    committed = await watch?.(transaction)
    crashPoint('write.before-commit')
    return done
  })
  crashPoint('write.committed')
  committed?.()
  crashPoint('write.noted')
  return result
}

/** Looks at the end of a writing transaction; what it returns is called after the commit, before anybody is answered. */
type Watch = (transaction: WriteTransaction) => Promise<() => void>
const watches = new WeakMap<Database, Watch>()

/** Has every `write` from now on watched. */
export function watchWrites(database: Database, watch: Watch): void {
  watches.set(database, watch)
}

/**
 * A piece of a transaction that may fail on its own: then nothing of it is kept, and the transaction goes on.
 * @throws what the database itself failed with (connection gone, disk full): that ends the transaction
 */
export async function attempt<T>(
  transaction: WriteTransaction,
  work: () => Promise<T>,
): Promise<{ value: T } | { failure: unknown }> {
  await sql`savepoint attempt`.execute(transaction)
  try {
    const value = await work()
    await sql`release savepoint attempt`.execute(transaction)
    return { value }
  } catch (failure) {
    if (!liesInTheContent(failure)) throw failure
    // On a connection that is gone this throws as well.
    await sql`rollback to savepoint attempt`.execute(transaction)
    return { failure }
  }
}

/** Whether the same content would fail again: not so for the machine's errors and for those SQLSTATEs of the database. */
function liesInTheContent(error: unknown): boolean {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (syscall !== undefined) return false
  // Of the database's own errors only 22 (a value that it can't hold) and 23 (a constraint) speak of the content.
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? /^2[23]/.test(code) : true
}

/** Takes the next `count` revs and returns the last of them; only inside `write`. */
export async function takeRevs(transaction: WriteTransaction, count = 1): Promise<number> {
  const row = await transaction
    .updateTable('revision')
    .set((expression) => ({ value: expression('value', '+', count) }))
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}
