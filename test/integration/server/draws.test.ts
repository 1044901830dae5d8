import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrawRecord, drawFaults } from '../../../shared/domain/draw.ts'
import { ask, problemOf } from '../../tools/client.ts'
import { projectFolder } from '../../tools/project.ts'
import { codeOf, officerOf, passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines, laptopOf } from './engines.ts'

const conflict = {
  conflict: true,
  ground: 'party-or-relative',
  relation: '配偶',
  note: '负责人是本人配偶',
} as const

function verify(file: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const tool = join(projectFolder, 'server/tools/draw.ts')
    execFile(process.execPath, [tool, '--verify', file], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

describe.each(engines)('replacement draws on $name', ({ postgres }) => {
  let station: TestStation
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'suijian-draws-'))
    // 丙 declared a conflict with the business of number 2 in an earlier inspection.
    const earlier = {
      ...smallInspection(12, ['bing', 'ding']),
      recusals: [{ officerId: 'account-bing', ...conflict, declaredAt: '2026-01-01T00:00:00.000Z' }],
      replacements: [{ drawId: 'earlier', outgoing: 'account-bing', incoming: 'account-jia', at: '' }],
      officers: [officerOf('jia'), officerOf('ding')],
    }
    earlier.business = { ...earlier.business, code: codeOf(2) }
    const inspections = [
      smallInspection(1),
      smallInspection(2),
      smallInspection(3, ['jia', 'yi', 'bing', 'ding']),
      smallInspection(4, ['jia', 'yi', 'bing', 'ding', 'wu']),
      smallInspection(5),
      earlier,
    ]
    station = await startTestStation({ district: smallDistrict(inspections), postgres })
  })
  afterAll(async () => {
    await station.close()
    await rm(folder, { recursive: true, force: true })
  })

  const draws = async (inspectionId: string): Promise<DrawRecord[]> => {
    const { token } = await deviceOf(station).signIn('head', passwordOf('head'))
    return ask(station.url, `/api/draws/${inspectionId}`, { token })
  }
  const current = async (inspectionId: string) => {
    const { device } = await laptopOf(station, 'head')
    return device.inspection(inspectionId)
  }

  it('replaces an officer in conflict by a draw that anybody can repeat', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await device.act(officers[0], 'inspection-1', 'declareRecusal', conflict)
    expect(await device.push(officers[0])).toMatchObject([{ status: 'accepted' }])

    const [record] = await draws('inspection-1')
    // Same station, 执法证 in force (not 己), not assigned, not in conflict.
    expect(record!.pool.map(({ id }) => id)).toEqual(['account-bing', 'account-ding'])
    expect(drawFaults(record!)).toEqual([])
    const inspection = await current('inspection-1')
    expect(inspection.state).toBe('awaiting-recusal')
    expect(inspection.officers.map(({ id }) => id)).toEqual([record!.result, 'account-yi'])
    expect(inspection.replacements).toMatchObject([{ drawId: record!.drawId, outgoing: 'account-jia' }])
    const gone = await device.pull(officers[0])
    expect(gone.find(({ inspection: { id } }) => id === 'inspection-1')?.access).toBe('gone')
    const login = record!.result.replace('account-', '')
    expect((await laptopOf(station, login)).device.inspections.has('inspection-1')).toBe(true)

    const file = join(folder, `${postgres ? 'postgres' : 'pglite'}.json`)
    await writeFile(file, JSON.stringify([record]))
    const right = await verify(file)
    expect(right.code).toBe(0)
    expect(right.output).toContain(record!.pool.find(({ id }) => id === record!.result)!.name)

    const other = record!.pool.find(({ id }) => id !== record!.result)!
    for (const tampered of [
      { ...record!, result: other.id },
      { ...record!, seed: '0'.repeat(64) },
      { ...record!, pool: [...record!.pool].reverse() },
    ]) {
      await writeFile(file, JSON.stringify([tampered]))
      const wrong = await verify(file)
      expect(wrong.code).toBe(1)
      expect(wrong.output).toContain('不一致')
    }
    await writeFile(file, '{')
    expect((await verify(file)).code).toBe(1)
  })

  it('never draws somebody who declared a conflict with the business before', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await device.act(officers[0], 'inspection-2', 'declareRecusal', conflict)
    await device.push(officers[0])
    const [record] = await draws('inspection-2')
    expect(record!.pool.map(({ id }) => id)).toEqual(['account-ding'])
    expect((await current('inspection-2')).officers[0]!.id).toBe('account-ding')
  })

  it('looks in the whole district when the station has nobody left', async () => {
    const { device, officers } = await laptopOf(station, 'jia')
    await device.act(officers[0], 'inspection-3', 'declareRecusal', conflict)
    await device.push(officers[0])
    const [record] = await draws('inspection-3')
    expect(record!.pool.map(({ id }) => id)).toEqual(['account-wu'])
  })

  it('keeps waiting, and says so in the log, when nobody is eligible', async () => {
    const { device, officers } = await laptopOf(station, 'jia')
    await device.act(officers[0], 'inspection-4', 'declareRecusal', conflict)
    await device.push(officers[0])
    expect(await draws('inspection-4')).toEqual([])
    expect((await current('inspection-4')).state).toBe('awaiting-replacement')
    await station.restart()
    const { database } = station.running.station
    const log = await database
      .selectFrom('audit_log')
      .select(['action', 'subject'])
      .where('action', '=', 'draw.nobody-eligible')
      .execute()
    expect(log).toEqual([{ action: 'draw.nobody-eligible', subject: 'inspection-4 account-jia' }])
  })

  it('completes at start what a stop interrupted between commitment and draw', async () => {
    const { device, officers } = await laptopOf(station, 'jia', 'yi')
    await device.act(officers[0], 'inspection-5', 'declareRecusal', conflict)
    await device.push(officers[0])
    const { database } = station.running.station
    // Back to the moment after the commitment: the draw itself was not made.
    const before = await database
      .selectFrom('draws')
      .selectAll()
      .where('inspection_id', '=', 'inspection-5')
      .executeTakeFirstOrThrow()
    const replaced = await current('inspection-5')
    const waiting = {
      ...replaced,
      state: 'awaiting-replacement' as const,
      replacements: [],
      officers: smallInspection(5).officers,
    }
    await database
      .updateTable('inspections')
      .set({ state: 'awaiting-replacement', body: JSON.stringify(waiting) })
      .where('id', '=', 'inspection-5')
      .execute()
    await database
      .updateTable('draws')
      .set({ status: 'committed', record: null })
      .where('id', '=', before.id)
      .execute()
    expect(await draws('inspection-5')).toEqual([])
    await station.restart()
    const [record] = await draws('inspection-5')
    // The same seed and pool: whoever was to be drawn is drawn.
    expect(record).toEqual(before.record)
    expect((await current('inspection-5')).officers[0]!.id).toBe(record!.result)
  })

  it('shows the log of a draw to those who see the inspection', async () => {
    const { token } = await deviceOf(station).signIn('head2', passwordOf('head2'))
    const refused = await problemOf(ask(station.url, '/api/draws/inspection-1', { token }))
    expect(refused.problem.code).toBe('access.denied')
  })
})
