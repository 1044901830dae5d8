import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { StoreDatabase } from '../../../renderer/store/database.ts'

type Copy = Record<string, unknown[]>

/** Writes the whole database of this moment to a file. */
export async function keepCopy(database: StoreDatabase, path: string): Promise<void> {
  const copy: Copy = {}
  await database.transaction('r', database.tables, async () => {
    for (const table of database.tables) copy[table.name] = await table.toArray()
  })
  writeFileSync(`${path}.part`, serialize(copy))
  renameSync(`${path}.part`, path)
}

/** Puts a kept copy in the place of the empty database: one that is older than the journal. */
export async function takeCopy(path: string): Promise<void> {
  if (!existsSync(path)) return
  const copy = deserialize(readFileSync(path)) as Copy
  const database = new StoreDatabase()
  await database.open()
  await database.transaction('rw', database.tables, async () => {
    for (const table of database.tables) await table.bulkPut(copy[table.name] ?? [])
  })
  database.close()
}
