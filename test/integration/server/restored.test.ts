import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { startStation } from '../../../server/station.ts'
import type { Handshake } from '../../../shared/protocol/http.ts'
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
