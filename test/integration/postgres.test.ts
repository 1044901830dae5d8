import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { createDatabase } from '../tools/postgres.ts'

const url = inject('postgresUrl')

it.runIf(url)('the PostgreSQL of the tests is 15 or later and keeps databases apart', async () => {
  const [first, second] = [await createDatabase(url!, 'apart_1'), await createDatabase(url!, 'apart_2')]
  const ask = async (address: string, query: string) => {
    const client = new Client({ connectionString: address })
    await client.connect()
    const { rows } = await client.query(query)
    await client.end()
    return rows as Record<string, unknown>[]
  }
  await ask(first, "create table 检查 as select '鿍' as name")
  expect(await ask(first, 'select name from 检查')).toEqual([{ name: '鿍' }])
  expect(await ask(second, "select to_regclass('检查') as missing")).toEqual([{ missing: null }])
  const [{ number }] = (await ask(url!, "select current_setting('server_version_num')::int as number")) as [
    { number: number },
  ]
  expect(number).toBeGreaterThanOrEqual(150_000)
})
