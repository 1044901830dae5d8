import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectionSchema } from '../../../shared/domain/inspection-schema.ts'
import { ask, problemOf, StationProblem } from '../../tools/client.ts'
import { codeOf, passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines, laptopOf, openInspection, sealInspection } from './engines.ts'

const row = {
  taskNumber: '2026-100',
  taskName: '公示信息检查',
  from: '2026-08-01',
  to: '2026-09-30',
  businessName: '鿍𬭚（泉州）贸易有限公司',
  code: codeOf(500),
  kind: 'enterprise',
  registeredAddress: '丰泽街 500 号',
  stationId: 'station-1',
  checklistIds: ['registration'],
  officerLogins: ['jia', 'yi'],
}

describe.each(engines)('administration on $name', ({ postgres }) => {
  let station: TestStation
  let token: string
  beforeAll(async () => {
    const inspections = Array.from({ length: 5 }, (_, index) => smallInspection(index + 1))
    station = await startTestStation({ district: smallDistrict(inspections), postgres })
    token = (await deviceOf(station).signIn('admin', passwordOf('admin'))).token
  })
  afterAll(() => station.close())

  const post = <T>(path: string, body: unknown, by = token) =>
    ask<T>(station.url, `/api/admin/${path}`, { token: by, body })
  interface Imported {
    imported: number
    updated: number
    warnings: { row: number; field: string; message: string }[]
  }
  const importRows = (rows: unknown[]) => post<Imported>('import', { rows })
  const seen = async () => {
    const { device } = await laptopOf(station, 'admin')
    return [...device.inspections.values()]
  }

  it('imports rows as inspections that the officers see', async () => {
    const markup = { ...row, code: codeOf(501), businessName: `<script>alert(1)</script>${'长'.repeat(275)}` }
    expect(markup.businessName).toHaveLength(300)
    expect(await importRows([row, markup])).toEqual({ imported: 2, updated: 0, warnings: [] })
    const { device } = await laptopOf(station, 'jia')
    const made = [...device.inspections.values()].filter(({ task }) => task.number === '2026-100')
    expect(made.map(({ business }) => business.name).sort()).toEqual(
      [markup.businessName, row.businessName].sort(),
    )
    for (const inspection of made) expect(inspectionSchema.parse(inspection).state).toBe('awaiting-recusal')
  })

  it('updates and never doubles when the same rows come again', async () => {
    const before = await seen()
    const again = await importRows([{ ...row, registeredAddress: '丰泽街 501 号' }])
    expect(again).toMatchObject({ imported: 0, updated: 1 })
    const after = await seen()
    expect(after).toHaveLength(before.length)
    expect(after.find(({ business }) => business.code === row.code)!.business.registeredAddress).toBe(
      '丰泽街 501 号',
    )
  })

  it('leaves an inspection alone that has begun', async () => {
    const { device, officers } = await laptopOf(station, 'jia')
    const { id } = [...device.inspections.values()].find(({ business }) => business.code === row.code)!
    await device.act(officers[0], id, 'declareRecusal', { conflict: false })
    await device.push(officers[0])
    const again = await importRows([{ ...row, businessName: '另一个名称' }])
    expect(again).toMatchObject({ imported: 0, updated: 0, warnings: [{ row: 1 }] })
    expect((await seen()).find((inspection) => inspection.id === id)!.business.name).toBe(row.businessName)
  })

  it('takes a legacy 注册号 with a warning', async () => {
    const outcome = await importRows([{ ...row, code: '350503100012345' }])
    expect(outcome).toMatchObject({ imported: 1, warnings: [{ row: 1, field: '统一社会信用代码' }] })
  })

  it.each([
    [
      'a wrong check digit',
      { code: `${codeOf(502).slice(0, 17)}${codeOf(502)[17] === '0' ? '1' : '0'}` },
      '统一社会信用代码',
      '校验位应为',
    ],
    ['a name over 300 characters', { businessName: '长'.repeat(301) }, '市场主体名称', '不能超过 300 个字'],
    ['a missing name', { businessName: undefined }, '市场主体名称', '没有填写'],
    ['a date that is none', { to: '2026-02-30' }, '检查截止日期', '没有这一天'],
    ['an end before the start', { to: '2026-07-01' }, '检查截止日期', '早于开始日期'],
    ['one officer', { officerLogins: ['jia'] }, '检查人员', '不得少于两人'],
    ['one officer twice', { officerLogins: ['jia', 'jia'] }, '检查人员', '不得少于两人'],
    ['an officer without a valid 执法证', { officerLogins: ['jia', 'ji'] }, '检查人员', '过期'],
    ['an unknown station', { stationId: 'nowhere' }, '市场监管所', 'nowhere'],
    ['a station of another district', { stationId: 'station-9' }, '市场监管所', 'station-9'],
    ['an unknown checklist', { checklistIds: ['nothing'] }, '抽查事项', '检查表'],
    ['U+0000', { businessName: '名\u0000称' }, '内容', 'U+0000'],
    ['half of a character', { businessName: '名\ud800称' }, '内容', '不成对的代理字符'],
  ])('refuses %s by row and field and writes nothing', async (_, change, field, message) => {
    const before = (await seen()).length
    const rows = [
      { ...row, code: codeOf(502) },
      { ...row, code: codeOf(503), ...change },
    ]
    const error = await problemOf(importRows(rows))
    expect(error.problem).toMatchObject({ code: 'import.malformed', status: 400 })
    expect(error.problem.message).toContain(`第 2 行“${field}”`)
    expect(error.problem.message).toContain(message)
    expect(error.problem).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ row: 2, field })]),
    })
    expect(await seen()).toHaveLength(before)
  })

  it('names every error, and a row that stands twice', async () => {
    const rows = [
      { ...row, code: codeOf(504), kind: 'x', to: 'soon' },
      { ...row, code: codeOf(505) },
      { ...row, code: codeOf(505) },
    ]
    const { problem } = await problemOf(importRows(rows))
    const { errors } = problem as unknown as { errors: { row: number; field: string }[] }
    expect(errors.map((error) => [error.row, error.field])).toEqual([
      [1, '检查截止日期'],
      [1, '主体类型'],
      [3, '统一社会信用代码'],
    ])
  })

  it('is for admins of the district', async () => {
    for (const login of ['jia', 'head', 'reviewer']) {
      const other = (await deviceOf(station).signIn(login, passwordOf(login))).token
      for (const path of ['import', 'inspections/inspection-1/cancel', 'inspections/inspection-1/reassign'])
        await expect(
          post(path, { rows: [row], reason: 'x', officerIds: ['a', 'b'] }, other),
        ).rejects.toMatchObject({
          problem: { code: 'access.denied', status: 403 },
        })
    }
    const far = (await deviceOf(station).signIn('far-admin', passwordOf('far-admin'))).token
    const refused = await problemOf(post('inspections/inspection-1/cancel', { reason: '别区' }, far))
    expect(refused.problem.code).toBe('access.denied')
  })

  it('cancels with a reason, once', async () => {
    expect(
      (await problemOf(post('inspections/inspection-1/cancel', { reason: ' ' }))).problem.message,
    ).toContain('理由')
    await post('inspections/inspection-1/cancel', { reason: '计划调整' })
    const { device } = await laptopOf(station, 'jia')
    expect(device.inspection('inspection-1')).toMatchObject({
      state: 'cancelled',
      stationNote: { kind: 'cancelled', reason: '计划调整', by: 'account-admin' },
    })
    expect((await problemOf(post('inspections/inspection-1/cancel', { reason: '再次' }))).problem.code).toBe(
      'command.refused',
    )
    expect((await problemOf(post('inspections/nothing/cancel', { reason: '没有' }))).problem.code).toBe(
      'resource.missing',
    )
  })

  it.each([
    ['one person', ['account-bing'], '不得少于两人'],
    ['a head', ['account-bing', 'account-head'], '不是本区的检查人员'],
    ['an expired 执法证', ['account-bing', 'account-ji'], '过期'],
  ])('does not reassign to %s', async (_, officerIds, message) => {
    const { problem } = await problemOf(
      post('inspections/inspection-2/reassign', { officerIds, reason: '调整' }),
    )
    expect(problem.message).toContain(message)
    expect((await laptopOf(station, 'jia')).device.inspection('inspection-2').version).toBe(0)
  })

  it('changes nothing any more once somebody has signed', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-3')
    await sealInspection(device, officers, 'inspection-3')
    await device.push(officers[0], device.chain.slice(0, -1))
    const { problem } = await problemOf(post('inspections/inspection-3/cancel', { reason: '太晚' }))
    expect(problem.message).toContain('签字')
  })

  it('answers what is not JSON, too large or unknown with a problem', async () => {
    const send = (body: string, path = '/api/sync/push') =>
      fetch(station.url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      })
    const broken = await send('{')
    expect([broken.status, await broken.json()]).toMatchObject([
      400,
      { code: 'request.malformed', status: 400 },
    ])
    const large = await send(JSON.stringify({ text: 'x'.repeat(8 * 1024 * 1024) }))
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'request.too-large' }])
    const unknown = await send('{}', '/api/nothing')
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 'resource.missing' }])
    const malformed = await send(JSON.stringify({ deviceId: 'x', entries: [{ sequence: 'one' }] }))
    expect(await malformed.json()).toMatchObject({
      code: 'request.malformed',
      message: expect.stringContaining('entries.0.sequence'),
    })
    await expect(ask(station.url, '/api/sync/pull?since=-1', { token })).rejects.toBeInstanceOf(
      StationProblem,
    )
    const nul = await ask(station.url, '/api/draws/%00', { token }).catch(
      (error: StationProblem) => error.problem,
    )
    expect(nul).toMatchObject({ status: 400 })
  })
})
