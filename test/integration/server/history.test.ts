import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HistoryPage, historyPageSchema } from '../../../shared/protocol/history.ts'
import { ask, problemOf } from '../../tools/client.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { allowChanges } from './append-only.ts'
import { engines, laptopOf, openInspection, sealInspection } from './engines.ts'

describe.each(engines)('the history of an inspection on $name', ({ postgres }) => {
  let station: TestStation
  beforeAll(async () => {
    const inspections = [1, 2, 3, 4].map((number) => smallInspection(number))
    station = await startTestStation({ district: smallDistrict(inspections), postgres })
  })
  afterAll(() => station.close())

  const read = async (token: string, id: string, page = ''): Promise<HistoryPage> =>
    historyPageSchema.parse(
      await ask(station.url, `/api/inspections/${id}/history${page}`, { token }),
    ) as HistoryPage
  const whole = { altered: [], differs: false, beginningUnknown: false }

  it('tells every act with both times, before and after, and what to notice, to whoever may see the record', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    const [jia] = officers
    await openInspection(device, officers, 'inspection-1')
    const answer = { answerKey: 'registration/name', facts: '', replaces: null } as const
    const first = await device.act(jia, 'inspection-1', 'answerItem', { ...answer, result: 'nonconform' })
    station.clock.advance(20 * 60_000)
    const replaces = first.command.id
    await device.act(jia, 'inspection-1', 'answerItem', { ...answer, result: 'conform', replaces })
    await sealInspection(device, officers, 'inspection-1')
    station.clock.advance(25 * 3_600_000)
    const taken = station.clock.now().toISOString()
    await device.push(await device.signIn('jia', passwordOf('jia')))

    const { device: desk, officers: heads } = await laptopOf(station, 'head')
    expect(desk.inspection('inspection-1').state).toBe('accepted')
    const history = await read(heads[0].token, 'inspection-1')
    expect(history.faults).toEqual(whole)
    expect(history.entries.map(({ what, by, marks }) => [what, by.name, marks.join()])).toEqual([
      ['派发', '站点', ''],
      ['回避声明', '检查员甲', 'late-upload'],
      ['回避声明', '检查员乙', 'late-upload'],
      ['到场登记', '检查员甲', 'late-upload'],
      ['名称：不符合', '检查员甲', 'late-upload'],
      ['名称：符合', '检查员甲', 'corrected,late-upload'],
      ['其余全部符合，3 项', '检查员甲', 'bulk,late-upload'],
      ['结论', '检查员甲', 'late-upload'],
      ['当事人拒签', '检查员甲', 'late-upload'],
      ['检查人员签字', '检查员甲', 'late-upload'],
      ['检查人员签字', '检查员乙', 'late-upload'],
      ['站点受理', '站点', ''],
    ])
    const corrected = history.entries[5]!
    expect(corrected).toMatchObject({ deviceTime: '2026-08-12T02:20:00.000Z', serverTime: taken })
    expect(corrected.changes).toMatchObject([{ field: '名称 · 结论', before: '不符合', after: '符合' }])
    expect(history.entries[6]).toMatchObject({ answers: 2 })

    const first7 = await read(heads[0].token, 'inspection-1', '?limit=7')
    expect([first7.entries.length, first7.next, first7.total]).toEqual([7, 7, 12])
    const rest = await read(heads[0].token, 'inspection-1', '?from=7')
    expect([...first7.entries, ...rest.entries]).toEqual(history.entries)
    expect(rest.next).toBeNull()
  })

  it('is not for those who do not have the record, or no longer', async () => {
    const { officers } = await laptopOf(station, 'wu', 'head2', 'yi', 'admin')
    for (const officer of officers.slice(0, 2))
      expect((await problemOf(read(officer.token, 'inspection-2'))).problem.code).toBe('access.denied')
    const [, , yi, admin] = officers
    expect((await read(yi.token, 'inspection-2')).total).toBe(1)
    await ask(station.url, '/api/admin/inspections/inspection-2/reassign', {
      token: admin.token,
      body: { officerIds: ['account-jia', 'account-bing'], reason: '轮岗' },
    })
    expect((await problemOf(read(yi.token, 'inspection-2'))).problem.code).toBe('access.denied')
    await ask(station.url, '/api/admin/inspections/inspection-2/cancel', {
      token: admin.token,
      body: { reason: '任务重复' },
    })
    const { entries } = await read(admin.token, 'inspection-2')
    expect(entries.slice(1).map(({ what, by }) => [what, by.name])).toEqual([
      ['改派检查人员', '管理员'],
      ['取消任务', '管理员'],
    ])
    expect(entries[1]!.changes.map(({ field }) => field)).toContain('检查人员 检查员丙')
    expect(entries[2]!.changes.map(({ after }) => after).join()).toContain('任务重复')
  })

  it('says which entry was changed behind the station’s back', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-3')
    const results = await device.push(officers[0])
    const { database } = station.running.station
    const arrived = results[2]!.rev!
    await allowChanges(database)
    await sql`update log set events = replace(events::text, '店长', '副店长')::json where rev = ${arrived}`.execute(
      database,
    )
    const { faults } = await read(officers[0].token, 'inspection-3')
    expect(faults).toEqual({ altered: [arrived], differs: true, beginningUnknown: false })
    await sql`update log set events = replace(events::text, '副店长', '店长')::json where rev = ${arrived}`.execute(
      database,
    )
    expect((await read(officers[0].token, 'inspection-3')).faults).toEqual(whole)
    await database.deleteFrom('log').where('rev', '=', results[1]!.rev!).execute()
    const { faults: gap } = await read(officers[0].token, 'inspection-3')
    expect(gap).toMatchObject({ altered: [results[0]!.rev, arrived], differs: true })
  })

  it('reads a log whose beginning an older station did not keep', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-4')
    await device.push(officers[0])
    const { database } = station.running.station
    await allowChanges(database)
    await sql`update log set body = null where inspection_id = 'inspection-4'`.execute(database)
    const { entries, faults } = await read(officers[0].token, 'inspection-4')
    expect(faults.beginningUnknown).toBe(true)
    expect(entries.map(({ what }) => what)).toEqual(['派发', '回避声明', '回避声明', '到场登记'])
    expect(entries[3]!.changes.map(({ field }) => field)).toContain('到场登记')
  })
})
