import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inspection } from '../../../shared/domain/inspection.ts'
import type { SavedChecklist } from '../../../shared/protocol/checklists.ts'
import type { PullPage, Reference } from '../../../shared/protocol/http.ts'
import { ask, problemOf, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { codeOf, passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines, laptopOf, openInspection, sealInspection } from './engines.ts'

const regulator = '市场监督管理局'
const culture = '文化和旅游局'
const departments: Record<string, string> = { jia: regulator, yi: regulator, bing: regulator, wu: culture }

const row = {
  taskNumber: '2026-200',
  taskName: '联合抽查',
  from: '2026-08-01',
  to: '2026-09-30',
  businessName: '泉州某某文物商店有限公司',
  code: codeOf(700),
  kind: 'enterprise',
  registeredAddress: '丰泽街 700 号',
  stationId: 'station-1',
  checklistIds: ['registration'],
  officerLogins: ['jia', 'yi'],
}

describe.each(engines)('checklists and dispatch on $name', ({ postgres }) => {
  let station: TestStation
  let token: string
  beforeAll(async () => {
    const district = smallDistrict([smallInspection(1), smallInspection(2)])
    const accounts = district.accounts.map((account) => {
      const department = departments[account.login]
      return department ? { ...account, department, position: '四级主办', expertise: ['登记事项'] } : account
    })
    station = await startTestStation({ district: { ...district, accounts }, postgres })
    token = (await deviceOf(station).signIn('admin', passwordOf('admin'))).token
  })
  afterAll(() => station.close())

  const post = <T>(path: string, body: unknown, by = token) =>
    ask<T>(station.url, `/api/admin/${path}`, { token: by, body })
  const importRows = (...rows: unknown[]) =>
    post<{ imported: number; warnings: { row: number; field: string; message: string }[] }>('import', {
      rows,
    })
  const seen = async () => [...(await laptopOf(station, 'admin')).device.inspections.values()]
  const dispatched = async (code: string, taskNumber = row.taskNumber) =>
    (await seen()).find(
      ({ business, task }) => business.code === code && task.number === taskNumber,
    ) as Inspection
  const reference = () => ask<Reference>(station.url, '/api/reference', { token })

  it('refuses a matter without checklist by row and name, and writes nothing', async () => {
    const before = (await seen()).length
    const wrong = { ...row, code: codeOf(701), checklistIds: ['registration', 'fireworks'] }
    const { problem } = await problemOf(importRows(row, wrong))
    expect(problem.code).toBe('import.malformed')
    expect(problem.message).toContain('第 2 行“抽查事项”')
    expect(problem.message).toContain('“fireworks”没有检查表')
    expect(await seen()).toHaveLength(before)
  })

  it('dispatches a joint visit with its departments, and not without an officer of each', async () => {
    await saveCulturalRelics(0)
    const joint = {
      ...row,
      checklistIds: ['registration', 'cultural-relics'],
      matterDepartments: { registration: regulator, 'cultural-relics': culture },
    }
    const { problem } = await problemOf(importRows(joint))
    expect(problem.message).toContain('第 1 行“检查人员”')
    expect(problem.message).toContain(`没有${culture}的检查人员`)
    expect(problem.message).toContain('P15')
    expect(await importRows({ ...joint, officerLogins: ['jia', 'yi', 'wu'] })).toMatchObject({ imported: 1 })
    const made = await dispatched(row.code)
    expect(made.checklists.map(({ department }) => department)).toEqual([regulator, culture])
    expect(made.versions.checklists).toEqual([
      { id: 'registration', version: 1 },
      { id: 'cultural-relics', version: 1 },
    ])
    expect(made.officers).toMatchObject([
      { department: regulator, position: '四级主办', expertise: ['登记事项'] },
      { department: regulator },
      { department: culture },
    ])
    const misplaced = { ...joint, matterDepartments: { 'food-sales': culture } }
    expect((await problemOf(importRows(misplaced))).problem.message).toContain('“事项所属部门”')
  })

  const relics = {
    id: 'cultural-relics',
    matter: '文物经营单位检查',
    method: ['现场检查'],
    content: '看文物经营资质。',
    items: [
      {
        key: 'permit',
        title: '文物经营资质',
        question: '是否取得许可？',
        kind: 'answer',
        basis: [{ law: '文物保护法', article: '', background: true }],
        guidance: ['看许可证。'],
        subjects: ['enterprise'],
      },
    ],
  }
  const saveCulturalRelics = (basedOn: number, change: object = {}) =>
    post<SavedChecklist>('checklists', {
      checklist: { ...relics, ...change },
      basedOn,
      reason: '年度修订',
    })

  it('keeps every version of a checklist; a record keeps the one that it was dispatched under', async () => {
    const { checklist } = await saveCulturalRelics(1, { content: '看文物经营资质和购销档案。' })
    expect(checklist).toMatchObject({ id: 'cultural-relics', version: 2 })
    const known = (await reference()).checklists.filter(({ id }) => id === 'cultural-relics')
    expect(known.map(({ version, content }) => [version, content])).toEqual([
      [1, '看文物经营资质。'],
      [2, '看文物经营资质和购销档案。'],
    ])
    expect((await dispatched(row.code)).checklists[1]).toMatchObject({ version: 1 })
    await importRows({ ...row, taskNumber: '2026-201', checklistIds: ['cultural-relics'] })
    expect((await dispatched(row.code, '2026-201')).checklists).toEqual([
      { id: 'cultural-relics', version: 2 },
    ])
  })

  it('refuses a checklist written from an older version, one that does not hold, and one of an inspector', async () => {
    expect((await problemOf(saveCulturalRelics(1))).problem.code).toBe('reference.changed')
    const twice = { items: [relics.items[0], relics.items[0]] }
    expect((await problemOf(saveCulturalRelics(2, twice))).problem.code).toBe('reference.refused')
    expect((await problemOf(saveCulturalRelics(2, { items: [] }))).problem.code).toBe('request.malformed')
    expect((await problemOf(saveCulturalRelics(2, { method: ['看一看'] }))).problem.code).toBe(
      'request.malformed',
    )
    const jia = (await deviceOf(station).signIn('jia', passwordOf('jia'))).token
    const given = { checklist: relics, basedOn: 2, reason: '修订' }
    expect((await problemOf(post('checklists', given, jia))).problem.code).toBe('access.denied')
    expect((await reference()).checklists.filter(({ id }) => id === 'cultural-relics')).toHaveLength(2)
  })

  it('does not dispatch a matter that has no item for this kind of business', async () => {
    const individual = { ...row, code: codeOf(702), kind: 'individual', checklistIds: ['cultural-relics'] }
    const { problem } = await problemOf(importRows(individual))
    expect(problem.message).toContain('“文物经营单位检查”没有适用于个体工商户的项')
  })

  it('warns of a business that was inspected in the running year, with the day, and dispatches it', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await openInspection(device, officers, 'inspection-1')
    await sealInspection(device, officers, 'inspection-1')
    await device.push(officers[0])
    const again = { ...row, taskNumber: '2026-202', code: codeOf(1), creditFlags: ['列入经营异常名录'] }
    const outcome = await importRows(again, { ...again, code: codeOf(2) })
    expect(outcome.imported).toBe(2)
    expect(outcome.warnings).toEqual([
      { row: 1, field: '统一社会信用代码', message: expect.stringMatching(/8月12日.*P9/) },
    ])
    const made = await dispatched(codeOf(1), '2026-202')
    expect(made.business).toMatchObject({
      inspectedThisYear: ['2026-08-12'],
      creditFlags: ['列入经营异常名录'],
    })
    expect(made.task.visitOfYear).toBe(2)
    expect((await dispatched(codeOf(2), '2026-202')).business.inspectedThisYear).toEqual([])
  })

  it('takes the arrival of a joint visit only with an officer of each department', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi', 'wu')
    const { id } = await dispatched(row.code)
    await expect(openInspection(device, officers.slice(0, 2), id)).rejects.toThrow('recusal.pending')
    await device.act(officers[2], id, 'declareRecusal', { conflict: false })
    await expect(arrive(device, officers.slice(0, 2), id)).rejects.toThrow('arrival.department')
    await arrive(device, [officers[0], officers[2]], id)
    const results = await device.push(officers[0])
    expect(results.map(({ status }) => status)).toEqual(device.chain.map(() => 'accepted'))
    const page = await ask<PullPage>(station.url, '/api/sync/pull', { token: officers[0].token })
    const held = page.rows.find(({ inspection }) => inspection.id === id)!.inspection
    expect(held.arrival?.present).toEqual(['account-jia', 'account-wu'])
  })
})

/** Arrival of some of the officers; all have declared. */
async function arrive(device: TestDevice, officers: readonly TestOfficer[], id: string): Promise<void> {
  await device.act(officers[0]!, id, 'recordArrival', {
    at: device.now(),
    place: '住所',
    present: officers.map(({ account }) => account.id),
    credentialsShown: true,
    rightsExplained: true,
    partyMet: true,
    partyName: '负责人',
    partyPosition: '店长',
  })
}
