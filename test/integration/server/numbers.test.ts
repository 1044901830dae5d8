import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startStation } from '../../../server/station.ts'
import { ask, problemOf } from '../../tools/client.ts'
import { passwordOf, testStart } from '../../tools/small-district.ts'
import { startTestStation, type TestStation } from '../../tools/station.ts'
import { deviceOf, engines } from './engines.ts'
import { authority, ledgerOf, letter, letterDistrict, NumberedLaptop, statesOf } from './number-bench.ts'

describe.each(engines)('document numbers on $name', ({ postgres }) => {
  let station: TestStation
  beforeEach(async () => {
    station = await startTestStation({ district: letterDistrict(3), postgres })
  })
  afterEach(() => station.close())

  const laptop = (number: number) => NumberedLaptop.open(station, `inspection-${number}`)
  const token = async (login: string) => (await deviceOf(station).signIn(login, passwordOf(login))).token
  const voiding = (number: number, by: string, reason = '重号') =>
    ask(station.url, '/api/numbers/void', {
      token: by,
      body: { authority, kind: letter, year: 2026, number, reason },
    })
  const audited = async (action: string) =>
    (
      await station.running.station.database
        .selectFrom('audit_log')
        .select(['actor_id', 'subject', 'detail'])
        .where('action', '=', action)
        .execute()
    ).map(({ actor_id, subject, detail }) => ({ by: actor_id, subject, ...(detail as object) }))

  it('come in small blocks, each to one device, and an answer that was lost comes again', async () => {
    const [one, two] = [await laptop(1), await laptop(2)]
    expect((await one.reserve({ lost: true })).numbers).toEqual([1, 2, 3, 4, 5])
    expect((await two.reserve()).numbers).toEqual([6, 7, 8, 9, 10])
    expect((await one.reserve()).numbers).toEqual([1, 2, 3, 4, 5])
    expect((await one.reserve({ want: false })).numbers).toEqual([])
    expect((await one.reserve()).numbers).toEqual([11, 12, 13, 14, 15])
    expect((await one.reserve({ kind: 'listing-decision' })).numbers).toEqual([1])
    expect(await audited('numbers.reserved')).toHaveLength(4)
  })

  it('are told in the ledger: issued where, reserved by whom, 作废 why', async () => {
    const one = await laptop(1)
    await one.reserve()
    const paper = await one.issue()
    await one.issue()
    await one.voidPaper((await one.issue())!)
    expect((await one.push()).map(({ status }) => status)).toEqual(Array(4).fill('accepted'))
    await voiding(4, await token('admin'), '打印机测试')

    const ledger = await ledgerOf(station, 'admin')
    expect(ledger.years).toEqual([2026])
    expect(ledger.series).toEqual([
      {
        authority,
        kind: letter,
        year: 2026,
        highest: 5,
        counts: { issued: 2, reserved: 1, returned: 0, voided: 2 },
      },
    ])
    expect(ledger.entries).toMatchObject([
      {
        text: '泉丰市监函〔2026〕1号',
        state: 'issued',
        inspectionId: 'inspection-1',
        businessName: '丰泽区第1商行',
        documentId: paper,
        officerName: '检查员甲',
        since: testStart,
      },
      { state: 'issued' },
      { state: 'voided', reason: '打印错误', voidedByName: '检查员甲', inspectionId: 'inspection-1' },
      { state: 'voided', reason: '打印机测试', voidedByName: '管理员' },
      { state: 'reserved', deviceName: '测试设备', deviceId: one.device.id, officerName: '检查员甲' },
    ])
    expect(await audited('numbers.voided')).toMatchObject([
      { by: 'account-jia', number: 3, reason: '打印错误' },
      { by: 'account-admin', number: 4, reason: '打印机测试' },
    ])
  })

  it('are seen by an admin for the own district, and by others for the own device', async () => {
    const [one, two] = [await laptop(1), await laptop(2)]
    await one.reserve()
    await two.reserve()
    const own = await ask(station.url, `/api/numbers?kind=${letter}`, { token: two.token })
    expect(statesOf(own as never)).toEqual([6, 7, 8, 9, 10].map((number) => `${number} reserved`))
    expect(await ledgerOf(station, 'head')).toEqual({ years: [], series: [], entries: [] })
    expect((await ledgerOf(station, 'far-admin')).entries).toEqual([])
    expect((await ledgerOf(station, 'admin')).entries).toHaveLength(10)
  })

  it('go back from a device and are given out again first, the smallest ahead', async () => {
    const [one, two] = [await laptop(1), await laptop(2)]
    await one.reserve()
    await one.issue(3)
    await one.push()
    // Used, not the own, unknown: stays as it is.
    expect(await one.giveBack([5, 2, 3, 77])).toEqual([2, 5])
    expect(await two.giveBack([1])).toEqual([])
    expect(statesOf(await ledgerOf(station, 'admin'))).toEqual([
      '1 reserved',
      '2 returned',
      '3 issued',
      '4 reserved',
      '5 returned',
    ])
    expect((await two.reserve()).numbers).toEqual([2, 5, 6, 7, 8])
    expect(await audited('numbers.returned')).toMatchObject([{ by: 'account-jia', numbers: [2, 5] }])
  })

  it('are taken once, by the device that has them reserved; a parked paper keeps its number on record', async () => {
    const [one, two] = [await laptop(1), await laptop(2)]
    await one.reserve()
    await two.issue(1)
    await one.issue(2)
    const [stolen] = await two.push()
    expect(stolen).toMatchObject({ status: 'parked', problem: { code: 'number.not-reserved' } })
    await voiding(1, await token('admin'), '重号')
    await one.issue(1)
    const [good, voided] = await one.push()
    expect(good!.status).toBe('accepted')
    expect(voided).toMatchObject({ status: 'parked', problem: { code: 'number.voided' } })
    expect(voided!.problem!.message).toContain('由管理员于8月12日作废（重号）')

    // What the station refuses for another reason leaves the number with the device, and names the command.
    await one.device.append(
      one.officers[0],
      { ...one.device.chain.at(-1)!.command, id: 'broken', actorId: 'account-bing' } as never,
      [],
    )
    const three = await laptop(3)
    await three.reserve()
    const block = [...three.numbersOf(three.free)]
    await three.issue(block[0])
    const entry = three.device.chain.at(-1)!
    await ask(station.url, '/api/admin/inspections/inspection-3/cancel', {
      token: await token('admin'),
      body: { reason: '计划变更' },
    })
    expect((await three.push()).at(-1)).toMatchObject({ status: 'parked' })
    const { entries } = await ledgerOf(station, 'admin')
    expect(entries.find(({ number }) => number === block[0])).toMatchObject({
      state: 'reserved',
      deviceId: three.device.id,
      parkedCommandId: entry.command.id,
    })
    expect(await three.giveBack(block)).toEqual(block.slice(1))
  })

  it('are voided by an admin of the district, or by whoever has them on the own device', async () => {
    const [one, two] = [await laptop(1), await laptop(2)]
    await one.reserve()
    await one.issue()
    await one.push()
    const refused = async (number: number, by: string) => (await problemOf(voiding(number, by))).problem.code
    expect(await refused(2, two.token)).toBe('access.denied')
    expect(await refused(2, await token('far-admin'))).toBe('access.denied')
    expect(await refused(2, await token('head'))).toBe('access.denied')
    expect((await problemOf(voiding(2, one.token, ' '))).problem.code).toBe('request.malformed')
    await voiding(2, one.token)
    const admin = await token('admin')
    expect(await refused(2, admin)).toBe('number.already-voided')
    expect(await refused(1, admin)).toBe('number.issued')
    expect(await refused(99, admin)).toBe('resource.missing')
    expect((await one.reserve()).gone.toSorted()).toEqual([1, 2])
  })

  it('end with their year, and a paper of the last day that comes late still counts', async () => {
    station.clock.set('2026-12-31T15:30:00.000Z')
    const [one, two] = [await laptop(1), await laptop(2)]
    await one.reserve()
    await two.reserve()
    await two.giveBack([10])
    await one.issue()
    // Midnight in China.
    station.clock.set('2026-12-31T16:30:00.000Z')
    await one.signIn()
    const expired = (await ledgerOf(station, 'admin', 2026)).entries
    expect(expired.map(({ state, reason, voidedByName }) => [state, reason, voidedByName])).toEqual(
      Array(10).fill(['voided', '年末未用', '站点']),
    )
    expect((await one.push()).map(({ status }) => status)).toEqual(['accepted'])
    expect(statesOf(await ledgerOf(station, 'admin', 2026)).slice(0, 2)).toEqual(['1 issued', '2 voided'])
    expect((await one.reserve()).numbers).toEqual([1, 2, 3, 4, 5])

    // A paper of the new year with a number of the old one, and a device whose clock is a year behind.
    const profile = one.device.reference.profiles[0]!
    expect(profile.numberPatterns[letter]).toContain('{year}')
    const old = one.numbersOf(one.free, 2026)
    expect([...old]).toContain(2)
    await one.device.act(one.officers[0], 'inspection-1', 'issueDocument', {
      documentId: 'old-number',
      kind: letter,
      title: '住所核查专用信函',
      number: '泉丰市监函〔2026〕2号',
      templateVersion: '1',
      fontSetId: 'bundled',
      sha256: 'a'.repeat(64),
      pages: 1,
    })
    expect(await one.push()).toMatchObject([{ status: 'parked', problem: { code: 'number.other-year' } }])
    const body = { deviceId: one.device.id, year: 2026, kinds: [{ kind: letter, held: [], want: true }] }
    const call = ask(station.url, '/api/numbers', { token: one.token, body })
    expect((await problemOf(call)).problem.code).toBe('number.other-year')
    expect((await audited('numbers.expired'))[0]).toMatchObject({ by: 'station' })
  })

  it('of a stopped device are 作废: one of them may be on a paper', async () => {
    const [one, two] = [await laptop(1), await laptop(2)]
    await one.reserve()
    await station.running.station.database
      .updateTable('devices')
      .set({ revoked_at: testStart })
      .where('id', '=', one.device.id)
      .execute()
    expect((await two.reserve()).numbers).toEqual([6, 7, 8, 9, 10])
    const { entries } = await ledgerOf(station, 'admin')
    expect(entries.slice(0, 5).map(({ state, reason }) => [state, reason])).toEqual(
      Array(5).fill(['voided', '设备停用，号码作废']),
    )
  })

  it('are given to the own device only, for kinds that have a pattern', async () => {
    const [one, two] = [await laptop(1), await laptop(2)]
    const ask1 = (deviceId: string, kind: string) =>
      problemOf(
        ask(station.url, '/api/numbers', {
          token: one.token,
          body: { deviceId, year: 2026, kinds: [{ kind, held: [], want: true }] },
        }),
      )
    expect((await ask1(two.device.id, letter)).problem.code).toBe('access.denied')
    expect((await ask1(one.device.id, 'case-cover')).problem.code).toBe('resource.missing')
    const given = { deviceId: two.device.id, authority, kind: letter, year: 2026, numbers: [1] }
    const call = ask(station.url, '/api/numbers/return', { token: one.token, body: given })
    expect((await problemOf(call)).problem.code).toBe('access.denied')
  })

  // PGlite is one process by its nature: only a PostgreSQL has several instances.
  it.runIf(postgres)('are never given twice by instances that share a PostgreSQL', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'suijian-second-'))
    const other = await startStation({
      data: folder,
      databaseUrl: station.databaseUrl,
      clock: station.clock,
    })
    try {
      const laptops = await Promise.all([1, 2, 3].map(laptop))
      laptops[1]!.device.url = other.url
      const rounds = await Promise.all(
        laptops.flatMap((own) => [1, 2, 3, 4].map(() => own.reserve({ lost: true }))),
      )
      for (const own of laptops) await own.reserve()
      const held = laptops.flatMap((own) => [...own.numbersOf(own.free)])
      expect(new Set(held).size).toBe(held.length)
      expect(held.toSorted((a, b) => a - b)).toEqual(held.map((_, index) => index + 1))
      expect(rounds.flatMap(({ numbers }) => numbers).every((number) => held.includes(number))).toBe(true)
    } finally {
      await other.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
