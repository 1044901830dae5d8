import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toJson } from '../../../server/store/codec.ts'
import type { PullPage } from '../../../shared/protocol/http.ts'
import { ask } from '../../tools/client.ts'
import { smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { engines, laptopOf, openInspection, sealInspection } from './engines.ts'

describe.each(engines)('bodies that an older version stored on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    station = await startTestStation({ district: smallDistrict([smallInspection(1)]), postgres })
    const { mailings: _, reminders: __, ...old } = smallInspection(1)
    await station.running.station.database
      .updateTable('inspections')
      .set({ body: toJson(old) })
      .where('id', '=', 'inspection-1')
      .execute()
  })
  afterAll(() => station.close())

  it('go out and are worked on as if they had been stored today', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const pull = () => ask<PullPage>(station.url, '/api/sync/pull', { token: officers[0].token })
    expect((await pull()).rows[0]!.inspection).toEqual(smallInspection(1))

    await openInspection(device, officers, 'inspection-1')
    await sealInspection(device, officers, 'inspection-1')
    const results = await device.push(officers[0])
    expect(results.map(({ status }) => status)).toEqual(device.chain.map(() => 'accepted'))
    expect((await pull()).rows[0]!.inspection).toMatchObject({
      state: 'accepted',
      mailings: [],
      reminders: [],
    })
  })
})
