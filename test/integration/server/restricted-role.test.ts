import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { type RunningStation, startStation } from '../../../server/station.ts'
import { TestDevice } from '../../tools/client.ts'
import { createDatabase } from '../../tools/postgres.ts'
import { projectFolder } from '../../tools/project.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { testClock } from '../../tools/station.ts'
import { openInspection, sealInspection } from './engines.ts'

const postgres = inject('postgresUrl')

/** The statements of docs/postgresql-role.md, for a role and a password of this test. */
async function statements(role: string): Promise<string> {
  const page = await readFile(join(projectFolder, 'docs/postgresql-role.md'), 'utf8')
  return /```sql\n([\s\S]*?)```/.exec(page)![1]!.replaceAll('suijian_station', role).replaceAll('…', role)
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

// PGlite has one role only.
it.runIf(postgres)(
  'the station works under a role that owns nothing, which can rewrite nothing',
  async () => {
    const role = `station_${randomUUID().replaceAll('-', '')}`
    const owner = await createDatabase(postgres!, role)
    const data = await mkdtemp(join(tmpdir(), 'suijian-role-'))
    const clock = testClock()
    const start = (databaseUrl: string): Promise<RunningStation> =>
      startStation({ data, databaseUrl, clock, district: () => smallDistrict([smallInspection(1)]) })
    let station = await start(owner)
    await station.close()
    await query(owner, await statements(role))
    const restricted = new URL(owner)
    restricted.username = role
    restricted.password = role
    station = await start(restricted.href)
    try {
      const device = new TestDevice(station.url, () => clock.now().toISOString())
      const officers = [
        await device.enrol('jia', passwordOf('jia')),
        await device.enrol('yi', passwordOf('yi')),
      ] as const
      await device.pull(officers[0])
      await openInspection(device, officers, 'inspection-1')
      await sealInspection(device, officers, 'inspection-1')
      const results = await device.push(officers[0])
      expect(results.map(({ status }) => status)).toEqual(results.map(() => 'accepted'))

      const { database } = station.station
      for (const table of ['log', 'audit_log', 'chain']) {
        const name = sql.table(table)
        const column = sql.ref(table === 'audit_log' ? 'action' : 'hash')
        for (const attack of [
          sql`update ${name} set ${column} = 'x'`,
          sql`delete from ${name}`,
          sql`truncate ${name}`,
        ])
          await expect(attack.execute(database)).rejects.toThrow('permission denied')
        await expect(sql`alter table ${name} disable trigger all`.execute(database)).rejects.toThrow(
          'must be owner',
        )
      }
    } finally {
      await station.close()
      await rm(data, { recursive: true, force: true })
      await query(owner, `drop owned by ${role}; drop role ${role}`)
    }
  },
)
