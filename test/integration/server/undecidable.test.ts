import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { toJson } from '../../../server/store/codec.ts'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import { smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { engines, laptopOf } from './engines.ts'

describe.each(engines)('entries that the station can’t decide on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    const inspections = Array.from({ length: 8 }, (_, index) => smallInspection(index + 1))
    station = await startTestStation({ district: smallDistrict(inspections), postgres })
  })
  afterAll(() => station.close())
  afterEach(() => vi.restoreAllMocks())

  /** What an operator reads. */
  const logged = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const setBody = (id: string, body: Partial<Inspection> & Record<string, unknown>) =>
    station.running.station.database
      .updateTable('inspections')
      .set({ body: toJson(body) })
      .where('id', '=', id)
      .execute()

  it.each([
    ['decide', 'inspection-1', 'inspection-2', { officers: null }],
    ['apply', 'inspection-3', 'inspection-4', { evidence: null }],
  ])('parks one on which %s fails, takes the others, and goes on when it is resolved', async (...given) => {
    const [, broken, whole, damage] = given
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia, yi] = officers
    const sound = device.inspection(broken)
    await setBody(broken, { ...sound, ...damage } as never)
    const log = logged()

    const stuck = await device.act(jia, broken, 'declareRecusal', { conflict: false })
    await device.act(jia, whole, 'declareRecusal', { conflict: false })
    await device.act(yi, broken, 'declareRecusal', { conflict: false })
    await device.act(yi, whole, 'declareRecusal', { conflict: false })
    const results = await device.push(jia)
    expect(results.map(({ status }) => status)).toEqual(['parked', 'accepted', 'held', 'accepted'])
    expect(results[0]!.problem).toMatchObject({ code: 'command.undecidable', status: 409 })
    expect(results[0]!.problem!.message).toContain('站点不能判断这项操作，已原样保存，请联系管理员')
    // Nothing of the failed one is left behind, not even the rev that it had taken.
    expect(results[3]!.rev).toBe(results[1]!.rev! + 1)
    expect(log.mock.calls.flat().join(' ')).toContain(stuck.command.id)
    const row = await station.running.station.database
      .selectFrom('commands')
      .select('body')
      .where('command_id', '=', stuck.command.id)
      .executeTakeFirstOrThrow()
    expect(row.body).toEqual(stuck)
    expect(await device.push(jia)).toEqual(results)

    await setBody(broken, sound as never)
    await device.act(jia, broken, 'resolveParked', {
      choice: 'keep-local',
      commandIds: [stuck.command.id],
      reason: '管理员已修复',
    })
    expect((await device.push(jia)).map(({ status }) => status)).toEqual([
      'parked',
      'accepted',
      'held',
      'accepted',
      'accepted',
    ])
    expect((await device.push(jia))[2]!.status).toBe('accepted')
  })

  it('parks one with a text that the database can’t hold', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    for (const officer of officers)
      await device.act(officer, 'inspection-5', 'declareRecusal', { conflict: false })
    const log = logged()
    await device.act(officers[0], 'inspection-5', 'resolveParked', {
      choice: 'keep-local',
      commandIds: ['a\u0000b'],
      reason: '编号带有不能保存的字符',
    })
    await device.act(officers[0], 'inspection-6', 'declareRecusal', { conflict: false })
    const results = await device.push(officers[0])
    expect(results.map(({ status, problem }) => [status, problem?.code])).toEqual([
      ['accepted', undefined],
      ['accepted', undefined],
      ['parked', 'command.undecidable'],
      ['accepted', undefined],
    ])
    expect(log).toHaveBeenCalled()
  })
})
