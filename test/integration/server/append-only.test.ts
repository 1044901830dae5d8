import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { engines, laptopOf, openInspection } from './engines.ts'

describe.each(engines)('what is only ever added to, on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    station = await startTestStation({ district: smallDistrict([smallInspection(1)]), postgres })
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-1')
    await device.push(officers[0])
  })
  afterAll(() => station.close())

  it.each(['log', 'audit_log', 'chain'])(
    '%s: the station’s own connection can change no row',
    async (table) => {
      const { database } = station.running.station
      const name = sql.table(table)
      const count = async () => {
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${name}`.execute(
          database,
        )
        return rows[0]!.count
      }
      const before = await count()
      expect(before).toBeGreaterThan(0)
      const column = sql.ref(table === 'audit_log' ? 'action' : 'hash')
      for (const attack of [
        sql`update ${name} set ${column} = 'x'`,
        sql`delete from ${name}`,
        sql`truncate ${name}`,
      ])
        await expect(attack.execute(database)).rejects.toThrow(`rows of ${table} are only ever added`)
      expect(await count()).toBe(before)
    },
  )
})
