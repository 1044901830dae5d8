import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { startStation } from '../../../server/station.ts'
import type { Handshake } from '../../../shared/protocol/http.ts'
import type { NumberBlock } from '../../../shared/protocol/numbers.ts'
import { ask, problemOf, type TestDevice, type TestOfficer } from '../../tools/client.ts'
import { backUp } from '../../tools/database-backup.ts'
import { passwordOf, smallDistrict, smallInspection } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines, laptopOf, openInspection, sealInspection } from './engines.ts'

const inspections = [1, 2, 3].map((number) => smallInspection(number))

describe.each(engines)('a restored backup on $name', ({ postgres }) => {
  let station: TestStation
  let device: TestDevice
  let officers: readonly TestOfficer[]
  let jia: TestOfficer
  let warned: MockInstance<typeof console.warn>
  beforeEach(async () => {
    warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    station = await startTestStation({ district: smallDistrict(inspections), postgres })
    const laptop = await laptopOf(station, 'jia', 'yi')
    device = laptop.device
    officers = laptop.officers
    jia = laptop.officers[0]
    await openInspection(device, officers, 'inspection-1')
  })
  afterEach(async () => {
    warned.mockRestore()
    await station.close()
  })

  const restart = async (options?: Parameters<TestStation['restart']>[0]) => {
    await station.restart(options)
    device.url = station.url
  }
  const keep = async (name: string) => {
    let restore!: () => Promise<void>
    await restart({
      between: async () => {
        restore = await backUp(station, name)
      },
    })
    return restore
  }
  const epoch = async (url = station.url) => (await ask<Handshake>(url, '/api/handshake')).epoch
  const remembered = async (folder = station.folder) =>
    JSON.parse(await readFile(join(folder, 'high-water'), 'utf8')) as { epoch: string; rev: number }
  const restores = async () => {
    const rows = await station.running.station.database
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'station.restored')
      .orderBy('id')
      .execute()
    return rows.map(({ actor_id, subject, detail }) => ({ actor_id, subject, ...(detail as object) }))
  }

  it('gets a new epoch, and takes again what the devices still have', async () => {
    await device.push(jia, device.chain.slice(0, 1))
    const before = await epoch()
    const restore = await keep('one')
    expect(await epoch()).toBe(before)
    await sealInspection(device, officers, 'inspection-1')
    await device.push(jia, device.chain.slice(1, 4))
    const { rev } = await remembered()

    await restart({ between: restore })
    const after = await epoch()
    expect(after).not.toBe(before)
    expect((await device.pullPage(jia, 0, 10)).epoch).toBe(after)
    expect(await restores()).toEqual([
      {
        actor_id: 'station',
        subject: after,
        reason: 'behind',
        previous: before,
        rev: rev - 3,
        remembered: { epoch: before, rev },
      },
    ])
    expect(warned.mock.calls.flat().join()).toContain('数据库是从备份恢复的')

    const { problem } = await problemOf(device.push(jia, device.chain.slice(4)))
    expect(problem).toMatchObject({ code: 'chain.gap', status: 409, expected: 2 })
    const results = await device.push(jia, device.chain.slice(problem.expected! - 1))
    expect(results.map(({ status }) => status)).toEqual(device.chain.slice(1).map(() => 'accepted'))
    const rows = await deviceOf(station).pull(jia)
    expect(rows.find(({ inspection }) => inspection.id === 'inspection-1')!.inspection.state).toBe('accepted')
    await restart()
    expect(await epoch()).toBe(after)
  })

  it('gives no 文号 out a second time that left the station since the backup', async () => {
    const reserve = async (
      of: TestDevice,
      { token }: TestOfficer,
      held: readonly number[],
      want: boolean,
    ) => {
      const kinds = [{ kind: 'inspection-notice', held, want }]
      const body = { deviceId: of.id, year: 2026, kinds }
      const { blocks } = await ask<{ blocks: NumberBlock[] }>(station.url, '/api/numbers', { token, body })
      return blocks[0]!
    }
    await device.push(jia)
    const own = (await reserve(device, jia, [], true)).numbers
    const second = await laptopOf(station, 'bing')
    const [bing] = second.officers
    const restore = await keep('numbers')
    await device.act(officers[1]!, 'inspection-2', 'declareRecusal', { conflict: false })
    await device.push(jia)
    const since = (await reserve(second.device, bing, [], true)).numbers
    expect([own, since]).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
    ])

    await restart({ between: restore })
    second.device.url = station.url
    // A third device comes first: nothing that left the station is left over for it.
    const third = await laptopOf(station, 'ding')
    const [ding] = third.officers
    expect((await reserve(third.device, ding, [], true)).numbers).toEqual([11, 12, 13, 14, 15])
    // Whoever still has numbers keeps them; one that was used up meanwhile stays accounted for.
    expect(await reserve(device, jia, [1, 2, 3, 4, 5], false)).toMatchObject({ numbers: [], gone: [] })
    expect(await reserve(second.device, bing, [6, 7, 8, 10], false)).toMatchObject({ numbers: [], gone: [] })
    const rows = await station.running.station.database
      .selectFrom('document_numbers')
      .select(['number', 'state', 'void_cause'])
      .where('kind', '=', 'inspection-notice')
      .orderBy('number')
      .execute()
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
    expect(rows.filter(({ state }) => state !== 'reserved')).toEqual([
      { number: 9, state: 'voided', void_cause: 'restored' },
    ])
  })

  it('is noticed a second time, also when its revs are further than those since', async () => {
    await device.push(jia)
    const far = await keep('far')
    for (const officer of officers)
      await device.act(officer, 'inspection-2', 'declareRecusal', { conflict: false })
    await device.push(jia)
    const first = await epoch()
    await restart({ between: far })
    const second = await epoch()
    await restart({ between: far })
    const third = await epoch()
    expect(new Set([first, second, third]).size).toBe(3)
    expect(await restores()).toMatchObject([
      { reason: 'foreign', previous: first, remembered: { epoch: second } },
    ])
  })

  it('can’t be noticed where the folder is as old; then somebody says so, once', async () => {
    await device.push(jia, device.chain.slice(0, 1))
    const before = await epoch()
    const restore = await keep('whole')
    await device.push(jia)
    const forget = () => rm(join(station.folder, 'high-water'))
    await restart({ between: () => Promise.all([restore(), forget()]).then(() => undefined) })
    expect(await epoch()).toBe(before)
    await restart({ restored: true })
    const after = await epoch()
    expect(after).not.toBe(before)
    expect(await restores()).toMatchObject([{ reason: 'told', previous: before }])
    await restart()
    expect(await epoch()).toBe(after)
  })

  it('is compared with everything that a client has seen', async () => {
    for (const entry of device.chain) {
      const [result] = await device.push(jia, [entry])
      expect((await remembered()).rev).toBe(result!.rev)
    }
    const admin = await deviceOf(station).signIn('admin', passwordOf('admin'))
    const body = { reason: '任务撤销' }
    await ask(station.url, '/api/admin/inspections/inspection-3/cancel', { token: admin.token, body })
    const { cursor } = await device.pullPage(jia, 0, 10)
    expect((await remembered()).rev).toBe(cursor)
    // A cursor that a client only claims is none that the station gave.
    await device.pullPage(jia, 1_000_000, 10)
    expect(await remembered()).toEqual({ epoch: await epoch(), rev: cursor })
  })

  // PGlite is one process by its nature: only a PostgreSQL has several instances.
  it.runIf(postgres)('is noticed once by all the instances that share a PostgreSQL', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'suijian-second-'))
    const second = () =>
      startStation({ data: folder, databaseUrl: station.databaseUrl, clock: station.clock })
    let other = await second()
    try {
      await device.push(jia, device.chain.slice(0, 1))
      await other.close()
      const restore = await keep('shared')
      other = await second()
      await device.push(jia)
      // The second instance gave none of these revs, but a client has them from it.
      device.url = other.url
      const page = await device.pullPage(jia, 0, 10)
      expect(await remembered(folder)).toEqual({ epoch: page.epoch, rev: page.cursor })

      await other.close()
      await restart({ between: restore })
      const after = await epoch()
      expect(after).not.toBe(page.epoch)
      other = await second()
      expect(await epoch(other.url)).toBe(after)
      expect(await restores()).toHaveLength(1)

      // One that is running follows when the epoch is renewed at another.
      await restart({ restored: true })
      const told = await epoch()
      expect(told).not.toBe(after)
      expect(await epoch(other.url)).toBe(told)
      device.url = other.url
      expect((await device.pullPage(jia, 0, 10)).epoch).toBe(told)
    } finally {
      await other.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
