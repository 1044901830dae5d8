import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestStation } from './station.ts'

/**
 * Backs up the database of a stopped station: the folder of PGlite, or the database on PostgreSQL. What lies beside
 * it in the data folder is not part of it.
 * @returns puts the backup in the place of the database; the station is to be stopped for that as well
 */
export async function backUp(station: TestStation, name: string): Promise<() => Promise<void>> {
  if (station.databaseUrl === undefined) {
    const live = join(station.folder, 'pglite')
    const copy = join(station.folder, `backup-${name}`)
    await cp(live, copy, { recursive: true })
    return async () => {
      await rm(live, { recursive: true })
      await cp(copy, live, { recursive: true })
    }
  }
  const url = new URL(station.databaseUrl)
  const live = url.pathname.slice(1)
  const copy = `${live}_${name}`
  url.pathname = '/postgres'
  await run(url.href, `create database ${copy} template ${live}`)
  return () => run(url.href, `drop database ${live} with (force)`, `create database ${live} template ${copy}`)
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
